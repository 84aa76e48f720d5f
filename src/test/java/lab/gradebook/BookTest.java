package lab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.Digests;
import lab.course.Course;
import lab.course.Total;
import lab.gradebook.intake.Collector;
import lab.gradebook.intake.Submission;
import lab.gradebook.platform.Entry;
import lab.piece.process.Runner;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of grades, with verdicts from nowhere. */
public class BookTest {
  private static final String NASTY = "<b>x<b> & \"y\"";
  private static final Book.Terms TERMS = new Book.Terms("1.0-test", 7, "PORTABLE");

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path folder;
  private Path submissions;
  private Path out;
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void places() throws IOException {
    submissions = Files.createDirectories(folder.resolve("in"));
    out = folder.resolve("out/grades");
    Fakes.CHECKS.set(0);
  }

  private static Handed with(String piece, String word) {
    return Handed.all("mine/")
        .file("mine/" + piece + ".java", Handed.piece(piece) + "// " + word + "\n");
  }

  private void hand(String name, Handed handed) throws IOException {
    handed.into(submissions.resolve(name));
  }

  private Book.Summary grade(boolean fresh, Book.Terms terms) throws IOException {
    List<Submission> all = new Collector().all(submissions);
    return new Book(out, terms, Handed.stubs(), LIMIT)
        .grade(
            all,
            GradingPlace.here(Fakes::new, 2),
            fresh,
            (name, points) -> told.add(name + " " + points));
  }

  private String read(String name, String file) throws IOException {
    return Files.readString(out.resolve(name).resolve(file));
  }

  private JsonObject results(String name) throws IOException {
    return JsonParser.parseString(read(name, Book.RESULTS)).getAsJsonObject();
  }

  /** What the last check of an exercise is worth. */
  private static int last(String piece) {
    var outcomes =
        lab.course.Checker.unchecked(Course.of(piece), lab.piece.Outcome.Status.PASSED, "")
            .outcomes();
    return outcomes.get(outcomes.size() - 1).points();
  }

  /** The total of who has lost so many points. */
  private static int without(int lost) {
    return Total.of(Course.points() - lost, Course.points());
  }

  @Test
  void eachSubmissionHasItsFolderAndTheClassItsPages() throws IOException {
    hand("anna", Handed.all("mine/"));
    hand(NASTY, with("Backprop", "WRONG"));
    Book.Summary summary = grade(false, TERMS);
    assertThat(summary).isEqualTo(new Book.Summary(2, 0, List.of()));
    assertThat(told).containsExactlyInAnyOrder("anna 100", NASTY + " " + without(last("Backprop")));
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "gradebook.csv",
              "index.html",
              "run.json",
              "anna/feedback.html",
              "anna/feedback.md",
              "anna/results.json",
              NASTY + "/feedback.html",
              NASTY + "/feedback.md",
              NASTY + "/results.json");
    }
    assertThat(Book.seed(out)).hasValue(7);
  }

  @Test
  void aResultIsInGradescopesForm() throws IOException {
    hand("anna", with("Backprop", "WRONG").without("mine/Adam.java"));
    grade(false, TERMS);
    JsonObject json = results("anna");
    assertThat(json.keySet())
        .containsExactly(
            "score",
            "output",
            "output_format",
            "visibility",
            "stdout_visibility",
            "tests",
            "extra_data");
    int lost = last("Backprop") + Course.of("Adam").points();
    assertThat(json.get("score").getAsInt()).isEqualTo(without(lost));
    assertThat(json.get("output_format").getAsString()).isEqualTo("text");
    assertThat(json.get("stdout_visibility").getAsString()).isEqualTo("hidden");
    JsonArray tests = json.getAsJsonArray("tests");
    int sum = 0;
    int most = 0;
    for (var each : tests) {
      JsonObject test = each.getAsJsonObject();
      assertThat(test.keySet())
          .containsExactly(
              "score",
              "max_score",
              "status",
              "name",
              "number",
              "output",
              "output_format",
              "visibility",
              "extra_data");
      sum += test.get("score").getAsInt();
      most += test.get("max_score").getAsInt();
    }
    assertThat(sum).isEqualTo(Course.points() - lost);
    assertThat(most).isEqualTo(Course.points());
    JsonObject origin = json.getAsJsonObject("extra_data").getAsJsonObject("origin");
    assertThat(origin.keySet()).containsExactly("digest", "version", "seed", "isolation", "jdk");
    assertThat(origin.get("seed").getAsLong()).isEqualTo(7);
  }

  @Test
  void pointsCountIfACheckPassesOnBothAndHiddenCasesAreNotTold() throws IOException {
    hand("lucky", with("Backprop", "LUCKY"));
    grade(false, TERMS);
    assertThat(results("lucky").get("score").getAsInt()).isEqualTo(without(last("Backprop")));
    String mistake = Course.mistakes(Course.of("Backprop")).get(0).name();
    for (String file : List.of("feedback.html", "feedback.md", "results.json")) {
      assertThat(read("lucky", file))
          .contains("Passes on the cases that you are shown, but not on others", mistake)
          .doesNotContain(Fakes.SECRET, "0.123");
    }
  }

  @Test
  void whatCannotBeCheckedIsExplained() throws IOException {
    hand(
        "broken",
        with("Backprop", "BROKEN")
            .file("mine/Adam.java", "REFUSED")
            .file("mine/Flip.java", Handed.stub("Flip"))
            .without("mine/Sgd.java"));
    grade(false, TERMS);
    String html = read("broken", "feedback.html");
    assertThat(html)
        .contains("does not compile", "labs/mine/Backprop.java:3", "cannot find symbol &lt;i&gt;")
        .contains("&lt;b&gt;x&lt;/b&gt;;", "There is no x.")
        .contains("Adam uses java.net.Socket &lt;u&gt;")
        .contains("not begun", "its file is missing")
        .doesNotContain("<i>", "<u>");
    assertThat(read("broken", "feedback.md"))
        .contains("        labs/mine/Backprop.java:3: cannot find symbol <i>\n")
        .contains("        Adam uses java.net.Socket <u>\n");
  }

  /** Only in blocks of code, which nothing can end, does a student's text stand in Markdown. */
  @Test
  void aStudentsTextIsPlainText() throws IOException {
    hand(NASTY, with("Backprop", "WRONG"));
    grade(false, TERMS);
    assertThat(read(NASTY, "feedback.html"))
        .contains("it throws &lt;script&gt;alert(1)&lt;/script&gt;", "[1 &amp; 2]")
        .contains("&lt;b&gt;x&lt;b&gt; &amp; &quot;y&quot;")
        .doesNotContain("<script", "<b>");
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("href=\"./%3Cb%3Ex%3Cb%3E%20%26%20%22y%22/feedback.html\"")
        .doesNotContain("<script>alert", "<b>");
    assertThat(
            read(NASTY, "feedback.md").lines().filter(l -> l.contains("<b>") || l.contains("<sc")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("        "));
  }

  @Test
  void whatIsGradedIsNotGradedAgain() throws IOException {
    hand("anna", Handed.all("mine/"));
    hand("bo", with("Adam", "WRONG"));
    grade(false, TERMS);
    String page = Files.readString(out.resolve("index.html"));
    int once = Fakes.CHECKS.get();
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(0, 2, List.of()));
    assertThat(Fakes.CHECKS).hasValue(once);
    assertThat(Files.readString(out.resolve("index.html"))).isEqualTo(page);
    hand("bo", with("Adam", "written"));
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(1, 1, List.of()));
    assertThat(results("bo").get("score").getAsInt()).isEqualTo(100);
    assertThat(grade(true, TERMS)).isEqualTo(new Book.Summary(2, 0, List.of()));
    Book.Terms otherSeed = new Book.Terms(TERMS.version(), 8, TERMS.isolation());
    assertThat(grade(false, otherSeed)).isEqualTo(new Book.Summary(2, 0, List.of()));
    Book.Terms otherVersion = new Book.Terms("1.1", 8, TERMS.isolation());
    assertThat(grade(false, otherVersion)).isEqualTo(new Book.Summary(2, 0, List.of()));
  }

  @Test
  void aRunThatWasStoppedGoesOn() throws IOException {
    hand("anna", Handed.all("mine/"));
    hand("bo", Handed.all("mine/"));
    grade(false, TERMS);
    Files.writeString(out.resolve("bo/results.json"), GradescopeResults.notYet("it was stopped."));
    Path draft = out.resolve("bo/feedback.md.0ab1c2d3-0000-4000-8000-0123456789ab.tmp");
    Files.writeString(draft, "half");
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(1, 1, List.of()));
    assertThat(results("bo").get("score").getAsInt()).isEqualTo(100);
    assertThat(draft).doesNotExist();
    Files.writeString(out.resolve("bo/results.json"), "{\"extra_data\": {\"exercises\": 3");
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(1, 1, List.of()));
  }

  @Test
  void aFailureOfTheGraderCostsNoOther() throws IOException {
    hand("anna", with("Adam", "CRASH"));
    hand("bo", Handed.all("mine/"));
    hand("index.html", Handed.all("mine/"));
    Book.Summary summary = grade(false, TERMS);
    assertThat(summary.graded()).isEqualTo(1);
    assertThat(summary.failed())
        .containsExactly(
            "anna: no process can be started",
            "index.html: the grades have a file of this name: rename the submission");
    assertThat(results("anna").get("score").getAsInt()).isZero();
    assertThat(results("anna").get("output").getAsString()).startsWith("Not yet graded: ");
    assertThat(Files.readString(out.resolve("index.html"))).contains("no process can be started");
  }

  @Test
  void noErrorInOneSubmissionLosesAnother() throws IOException {
    hand("anna", with("Adam", "MEMORY"));
    hand("bo", with("Adam", "MEMORY"));
    hand("cy", Handed.all("mine/"));
    hand("di", Handed.all("mine/"));
    Book.Summary summary = grade(false, TERMS);
    assertThat(summary.graded()).isEqualTo(2);
    assertThat(summary.failed())
        .containsExactly(
            "anna: the grader's memory ran out (Java heap space)",
            "bo: the grader's memory ran out (Java heap space)");
    assertThat(Files.readString(out.resolve("gradebook.csv")))
        .contains("cy,cy,1 of 1,,100,", "di,di,1 of 1,,100,")
        .doesNotContain("\nanna,", "\nbo,");
  }

  /**
   * Of a run that is stopped, what is graded stands in the table, and nothing half-graded counts.
   */
  /** On a disk of its own, which only root can have. */
  @Test
  void aFullDiskLeavesWhatWasThereAndIsTold() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()))
        .as("nothing may be mounted here")
        .isZero();
    try {
      out = Files.createDirectory(disk.resolve("grades"));
      hand("anna", Handed.all("mine/"));
      grade(false, TERMS);
      String table = Files.readString(out.resolve("gradebook.csv"));
      String page = Files.readString(out.resolve("index.html"));

      Path rest = disk.resolve("rest");
      fill(rest);
      hand("anna", with("Adam", "WRONG"));
      hand("bo", Handed.all("mine/"));
      assertThatThrownBy(() -> grade(false, TERMS))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              "\\Q" + out + "\\E.* cannot be written.*the disk is full.*name another place");
      assertThat(Files.readString(out.resolve("gradebook.csv"))).isEqualTo(table);
      assertThat(Files.readString(out.resolve("index.html"))).isEqualTo(page);
      try (Stream<Path> files = Files.walk(out)) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
      }

      Files.delete(rest);
      assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(2, 0, List.of()));
      assertThat(Files.readString(out.resolve("gradebook.csv"))).contains("\nbo,bo,");
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1; // no such program
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream to = Files.newOutputStream(file)) {
      while (true) {
        to.write(new byte[1 << 12]);
      }
    } catch (IOException e) {
      assertThat(Files.size(file)).as("%s", e).isPositive();
    }
  }

  @Test
  void aRunThatIsStoppedLeavesItsTable() throws Exception {
    hand("anna", Handed.all("mine/"));
    hand("bo", with("Adam", "WAIT"));
    hand("cy", Handed.all("mine/"));
    Book book = new Book(out, TERMS, Handed.stubs(), LIMIT);
    List<Submission> all = new Collector().all(submissions);
    Thread run =
        new Thread(
            () -> {
              try {
                book.grade(all, GradingPlace.here(Fakes::new, 1), false, (name, points) -> {});
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Fakes.waits();
    run.start();
    Fakes.WAITING.await();
    assertThat(book.stop()).isEqualTo(1);
    assertThat(Files.readString(out.resolve("gradebook.csv")))
        .contains("anna,anna,1 of 1,,100,")
        .doesNotContain("\nbo,", "\ncy,");
    Fakes.GO.countDown();
    run.join();
    assertThat(results("bo").get("output").getAsString()).startsWith("Not yet graded: ");
    assertThat(out.resolve("cy/results.json")).doesNotExist();
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(2, 1, List.of()));
  }

  @Test
  void whatIsCheckedInTimeCounts() throws IOException {
    hand("anna", Handed.all("mine/"));
    List<Submission> all = new Collector().all(submissions);
    Book brief = new Book(out, TERMS, Handed.stubs(), Duration.ofSeconds(-1));
    assertThat(
            brief
                .grade(all, GradingPlace.here(Fakes::new, 1), false, (name, points) -> {})
                .failed())
        .isEmpty();
    assertThat(results("anna").get("score").getAsInt()).isZero();
    assertThat(brief.cutShort()).containsExactly("anna");
    assertThat(read("anna", "feedback.md"))
        .contains(
            "Not checked: the exercises before it took all the time that one submission has",
            "if nothing does, the machine was busy, and whoever grades can grade it again.");
    assertThat(grade(false, TERMS))
        .as("with more time")
        .isEqualTo(new Book.Summary(1, 0, List.of()));
    assertThat(results("anna").get("score").getAsInt()).isEqualTo(100);
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(0, 1, List.of()));
  }

  @Test
  void whoWithdrawsIsMarkedAndNoPartOfTheClass() throws IOException {
    hand("anna", Handed.all("mine/"));
    hand("bo", Handed.all("mine/"));
    grade(false, TERMS);
    Book book = new Book(out, TERMS, Handed.stubs(), LIMIT);
    assertThat(book.markWithdrawn(Set.of("anna", "bo"))).isEmpty();
    assertThat(book.markWithdrawn(Set.of("anna"))).containsExactly("bo");
    assertThat(out.resolve("bo/withdrawn.txt"))
        .content()
        .contains("its grade is no part of the table");
    assertThat(book.publish(List.of())).isEqualTo(new Book.Summary(0, 1, List.of()));
    assertThat(Files.readString(out.resolve("gradebook.csv")))
        .contains("\nanna,")
        .doesNotContain("\nbo,");
    assertThat(book.markWithdrawn(Set.of("anna", "bo"))).isEmpty();
    assertThat(out.resolve("bo/withdrawn.txt")).doesNotExist();
  }

  @Test
  void partsOfAClassBecomeOne() throws IOException {
    hand("anna", Handed.all("mine/"));
    grade(false, TERMS);
    Path one = Files.move(out, folder.resolve("one"));
    Files.move(submissions.resolve("anna"), folder.resolve("anna"));
    hand("bo", with("Backprop", "WRONG"));
    grade(false, TERMS);
    Path both = folder.resolve("both");
    Book.Terms terms = Merge.grades(List.of(one, out), both);
    assertThat(terms).isEqualTo(TERMS);
    assertThat(new Book(both, terms, Handed.stubs(), LIMIT).publish(List.of()))
        .isEqualTo(new Book.Summary(0, 2, List.of()));
    assertThat(Files.readString(both.resolve("gradebook.csv")))
        .contains(
            "anna,anna,1 of 1,,100,", "bo,bo,1 of 1,,%d,".formatted(without(last("Backprop"))));
    for (String file : List.of("feedback.html", "feedback.md", "results.json")) {
      assertThat(both.resolve("bo").resolve(file))
          .hasSameBinaryContentAs(out.resolve("bo").resolve(file));
    }
    assertThat(Book.seed(both)).hasValue(7);
  }

  @Test
  void whatDoesNotGoTogetherIsNotMerged() throws IOException {
    hand("anna", Handed.all("mine/"));
    grade(false, TERMS);
    Path one = Files.move(out, folder.resolve("one"));
    Path both = folder.resolve("both");
    grade(false, new Book.Terms(TERMS.version(), 8, TERMS.isolation()));
    assertThatThrownBy(() -> Merge.grades(List.of(one, out), both))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("seed 7", "seed 8")
        .hasMessageEndingWith("grade a class with one --seed, or one of them again.");
    hand("anna", with("Backprop", "WRONG"));
    grade(false, TERMS);
    assertThatThrownBy(() -> Merge.grades(List.of(one, out), both))
        .hasMessageEndingWith("are grades of different files: remove one of the two.");
    assertThatThrownBy(() -> Merge.grades(List.of(one, submissions), both))
        .hasMessageEndingWith("in holds no grades: name a folder that lab grade has written.");
    assertThat(both).doesNotExist();
  }

  @Test
  void whoIsNotReachedIsTold() throws IOException {
    hand("anna", Handed.all("mine/"));
    hand("bo", Handed.all("mine/"));
    List<Submission> all = new Collector().all(submissions);
    Supplier<Runner> none =
        () -> {
          throw new UncheckedIOException(new IOException("no process can be started"));
        };
    Book.Summary summary =
        new Book(out, TERMS, Handed.stubs(), LIMIT)
            .grade(all, GradingPlace.here(none, 2), false, (name, points) -> {});
    assertThat(summary.graded() + summary.known()).isZero();
    assertThat(summary.failed())
        .hasSize(2)
        .allMatch(told -> told.contains(": it was not reached: "))
        .allMatch(told -> told.endsWith("no process can be started"));
  }

  @Test
  void theTableIsNoFormula() throws IOException {
    List<String> names = List.of("+sum", "-sum", "=1+1", "@sum", "anna, \"bo\"");
    for (String name : names) {
      hand(name, Handed.all("mine/").without("mine/Adam.java"));
    }
    grade(false, TERMS);
    try (CSVParser csv =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(out.resolve("gradebook.csv")))) {
      List<CSVRecord> records = csv.getRecords();
      assertThat(records.stream().map(record -> record.get("name")))
          .containsExactly("'+sum", "'-sum", "'=1+1", "'@sum", "anna, \"bo\"");
      CSVRecord first = records.get(0);
      int rest = without(Course.of("Adam").points());
      assertThat(first.get("total")).isEqualTo("" + rest);
      assertThat(Course.all().stream().mapToInt(one -> Integer.parseInt(first.get(one.toString()))))
          .hasSize(Course.all().size());
      assertThat(first.get("11.1 Adam")).isEqualTo("0");
      assertThat(first.get("seed")).isEqualTo("7");
      assertThat(first.get("version")).isEqualTo("1.0-test");
      assertThat(first.get("digest")).hasSize(64);
      assertThat(first.get("notes")).isEqualTo("Missing: Adam.java.");
    }
  }

  @Test
  void theClassPageCounts() throws IOException {
    hand("anna", Handed.all("mine/"));
    hand("bo", with("Backprop", "WRONG"));
    hand("cy", with("Backprop", "LUCKY"));
    hand("di", Handed.all("mine/"));
    grade(false, TERMS);
    String page = Files.readString(out.resolve("index.html"));
    String mistake = Course.mistakes(Course.of("Backprop")).get(0).name();
    assertThat(page.lines().map(String::strip).collect(Collectors.joining()))
        .contains("<h3>Submissions</h3><p class=\"value num\">4</p>")
        .contains("%s</th><td>4.1 Backprop</td><td class=\"num\">2</td>".formatted(mistake))
        .contains("<td class=\"num\">50 %</td>")
        .contains("<h3>The very same files</h3>", "<li>anna and di</li>");
  }

  @Test
  void whoIsLateAndWhoIsAbsentIsSeen() throws IOException {
    hand("anna", Handed.all("mine/"));
    Submission work = new Collector().all(submissions).get(0);
    Entry late = new Entry("1", "anna", 1, 1, "2026-03-02T10:15:30", "yes", "1");
    Entry intime = new Entry("2", "bo", 1, 1, "", "no", "2");
    Entry absent = new Entry("3", "cy", 0, 0, "", "", "");
    List<Submission> all =
        List.of(
            new Submission("anna", late, work.sources(), List.of(), List.of()),
            new Submission("bo", intime, work.sources(), List.of(), List.of()),
            new Submission("cy", absent, new TreeMap<>(), List.of(), List.of()));
    new Book(out, TERMS, Handed.stubs(), LIMIT)
        .grade(all, GradingPlace.here(Fakes::new, 1), false, (name, points) -> told.add(name));
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page)
        .contains("<h3>Submissions</h3><p class=\"value num\">2</p>")
        .contains("1 of the class handed in nothing and count in no mean")
        .contains("<h3>Mean</h3><p class=\"value num\">100</p>")
        .contains("anna</a><span class=\"badge late\">late</span>")
        .contains("begun by 2; ")
        .doesNotContain("bo</a><span", "cy</a><span");
    assertThat(page.lines().filter(line -> line.contains(" data-late"))).hasSize(1);
    assertThat(Files.readString(out.resolve("anna/feedback.html")))
        .contains("Handed in late, at 2026-03-02 10:15:30.");
    assertThat(Files.readString(out.resolve("anna/feedback.md")))
        .contains("\nHanded in late, at 2026-03-02 10:15:30.\n");
    assertThat(Files.readString(out.resolve("bo/feedback.html"))).doesNotContain("Handed in late");
    assertThat(Files.readString(out.resolve("cy/feedback.html")))
        .contains("<p>Nothing was handed in.</p>")
        .doesNotContain("Look at", "Hand in labs/mine/", "<details");
    assertThat(Files.readString(out.resolve("cy/feedback.md"))).doesNotContain("Hand in labs");
  }

  /** What a browser does with it was looked at by hand; here, that it is told to. */
  @Test
  void theClassPageKeepsItsStateAndPrintsWhole() throws IOException {
    hand("anna", with("Adam", "WRONG"));
    grade(false, TERMS);
    String page = Files.readString(out.resolve("index.html"));
    String script = between(page, "<script>", "</script>");
    String digest =
        Base64.getEncoder()
            .encodeToString(Digests.of("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    assertThat(page.replace("&#x3D;", "=")).contains("script-src 'sha256-" + digest + "'\">");
    assertThat(script)
        .as("who comes back finds the table as it was")
        .contains("history.replaceState(", "restore(history.state);")
        .as("on paper there is no next page")
        .contains("addEventListener('beforeprint', () => put(sorted()))", "'afterprint', draw)");
    assertThat(printed(page))
        .contains(
            ".controls, .pages { display: none; }",
            ".cells .f::after { content: \"✓\"; }",
            ".cells .p::after { content: \"½\"; }",
            ".cells .n::after { content: \"✗\"; }",
            "--paper: #fff;");
    assertThat(printed(read("anna", "feedback.html")))
        .as("what is folded is read on paper")
        .contains("::details-content { display: block;");
  }

  /** All that a page says of paper. */
  private static String printed(String page) {
    return Pattern.compile("@media print \\{.*?\n\\}", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("\n"));
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  /** The column counts what whoever grades should look at; the rest stands within. */
  @Test
  void whatNeedsNoLookIsNotCountedAmongTheNotes() throws IOException {
    hand("anna", Handed.all("mine/").file("mine/Adam.java", "\uFEFF" + Handed.piece("Adam")));
    hand(
        "bo",
        Handed.all("mine/")
            .without("mine/Flip.java")
            .file("mine/Grid.java", Handed.piece("Grid").replace("\n", "\r\n")));
    hand("cy", Handed.all("mine/"));
    grade(false, TERMS);
    String mark = "mine/Adam.java begins with a byte-order mark, which is left out.";
    List<String> rows =
        Files.readString(out.resolve("index.html"))
            .lines()
            .filter(l -> l.startsWith("<tr><th"))
            .toList();
    assertThat(rows.get(0))
        .contains(
            "<details><summary class=\"soft\">files</summary><p class=\"soft\">"
                + mark
                + "</p></details>");
    assertThat(rows.get(1))
        .contains(
            "<details><summary>1 note</summary><p>Missing: Flip.java.</p><p class=\"soft\">Lines end as on Windows, which does no harm.</p></details>");
    assertThat(rows.get(2)).doesNotContain("<details>");
    assertThat(read("anna", "feedback.html")).contains("About your files", mark);
    assertThat(read("anna", "feedback.md")).contains(mark);
    told.clear();
    assertThat(grade(false, TERMS)).isEqualTo(new Book.Summary(0, 3, List.of()));
  }

  /** Three of five have one work, and it hides nobody that they are more than half. */
  @Test
  void thoseWhoseCodeIsAlikeAreOneGroupWithTheirFilesSideBySide() throws IOException {
    for (String name : List.of("anna", "bo", NASTY)) {
      String odd = name.equals("anna") ? odd().replace("x", "other") : odd();
      hand(name, Handed.all("mine/").file("mine/Sgd.java", odd));
    }
    hand("cy", Handed.all("mine/"));
    hand("di", with("Adam", "by me"));
    Files.createDirectories(out.resolve("alike"));
    Files.writeString(out.resolve("alike/9.html"), "of an earlier run");
    grade(false, TERMS);
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page)
        .contains("<p class=\"soft small\">3 submissions.", "href=\"./alike/1.html\"")
        .contains("1. <a href=\"./%3Cb%3Ex%3Cb%3E%20%26%20%22y%22/feedback.html\">&lt;b&gt;x");
    assertThat(page.lines().filter(line -> line.startsWith("<tr data-alike=\"1\">"))).hasSize(3);
    assertThat(out.resolve("alike/9.html")).doesNotExist();
    String published = "Nothing was compared: there were not two submissions at hand.";
    assertThat(page).contains("and 3 are above it.").doesNotContain(published);
    assertThat(Files.readString(out.resolve("alike/1.html")))
        .contains("<h2>Sgd.java</h2>", "if (x1 &lt; 1)", "if (other1 &lt; 1)")
        .doesNotContain("Adam.java", "<b>");
  }

  /** A copy of a group's work is one of each member's, but the members' own is none. */
  @Test
  void theMembersOfAGroupHaveOneWork() throws IOException {
    hand("anna", Handed.all("mine/").file("mine/Sgd.java", odd()));
    Submission work = new Collector().all(submissions).get(0);
    List<Submission> group =
        Stream.of("anna", "bo")
            .map(name -> new Entry(name, name, 1, 1, "", "", "Team 7"))
            .map(who -> new Submission(who.name(), who, work.sources(), List.of(), List.of()))
            .toList();
    Book book = new Book(out, TERMS, Handed.stubs(), LIMIT);
    book.grade(group, GradingPlace.here(Fakes::new, 1), false, (name, points) -> told.add(name));
    assertThat(told).containsExactlyInAnyOrder("anna", "bo");
    assertThat(Files.readString(out.resolve("index.html")))
        .doesNotContain("The very same files", "alike/1.html");
  }

  /** A piece with code of its own. */
  public static String odd() {
    StringBuilder source = new StringBuilder("package mine;\n\npublic record Sgd(double x0) {\n");
    source.append("  double odd() {\n");
    for (int i = 1; i < 30; i++) {
      source.append("    double x%d = Math.hypot(x%d, %d) * %d.5;\n".formatted(i, i - 1, 7 * i, i));
      source.append("    if (x%d < %d) {\n      x%d -= %d;\n    }\n".formatted(i, i, i, 3 * i));
    }
    return source.append("    return x29;\n  }\n}\n").toString();
  }

  @Test
  void aDamagedRunIsSaid() throws IOException {
    assertThat(Book.seed(out)).isEmpty();
    Files.createDirectories(out);
    Files.writeString(out.resolve("run.json"), "{");
    assertThatThrownBy(() -> Book.seed(out))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run.json is damaged: give --seed");
  }

  @Test
  void seedsAreEachExercisesOwn() {
    assertThat(Course.all().stream().map(one -> HiddenSeeds.hidden(7, one)))
        .doesNotHaveDuplicates()
        .doesNotContain(lab.course.Checker.PUBLIC_SEED);
    assertThat(HiddenSeeds.hidden(7, Course.of("4.1")))
        .isEqualTo(HiddenSeeds.hidden(7, Course.of("4.1")));
    assertThat(HiddenSeeds.hidden(8, Course.of("4.1")))
        .isNotEqualTo(HiddenSeeds.hidden(7, Course.of("4.1")));
    assertThat(HiddenSeeds.draw()).isBetween(0L, (1L << 53) - 1).isNotEqualTo(HiddenSeeds.draw());
  }
}
