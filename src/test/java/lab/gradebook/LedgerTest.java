package lab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.course.Course;
import lab.course.Total;
import lab.gradebook.intake.Intake;
import lab.gradebook.intake.Selection;
import lab.gradebook.intake.Submission;
import lab.gradebook.platform.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points by hand, the best of several attempts, and the way back. */
class LedgerTest {
  private static final Book.Terms TERMS = new Book.Terms("1.0-test", 7, "PORTABLE");
  private static final String WHY = "The right idea; <b>lost</b> a sign.";

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void place() {
    out = folder.resolve("grades");
  }

  private static Submission submission(int attempt, String word, Submission... others)
      throws IOException {
    Intake intake = new Intake();
    for (var one : Course.all()) {
      String source = Handed.piece(one.piece()) + (one.piece().equals("Adam") ? "// " + word : "");
      intake.add("mine/" + one.piece() + ".java", source.getBytes());
    }
    Entry student =
        new Entry(
            "410001", "Student 01", attempt, 2, "", "", "Student 01_410001_assignsubmission_file");
    return new Selection().of("Student 01 (410001)", student, intake, List.of(others));
  }

  private Book.Summary grade(boolean fresh, Submission... all) throws IOException {
    return new Book(out, TERMS, Handed.stubs(), java.time.Duration.ofMinutes(5))
        .grade(List.of(all), GradingPlace.here(Fakes::new, 1), fresh, (name, points) -> {});
  }

  private String read(String file) throws IOException {
    return Files.readString(out.resolve(file));
  }

  private GradingResult result() throws IOException {
    return GradescopeResults.read(read("Student 01 (410001)/results.json")).orElseThrow();
  }

  /** The total of who has lost so many points. */
  private static int without(int lost) {
    return Total.of(Course.points() - lost, Course.points());
  }

  private GradingResult.Marks adam() throws IOException {
    return result().exercises().stream()
        .filter(marks -> marks.exercise().piece().equals("Adam"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pointsByHandCountAndStay() throws IOException {
    grade(false, submission(2, "BROKEN"));
    assertThat(result().total()).isEqualTo(without(8));
    Ledger ledger = new Ledger(out);
    assertThat(ledger.adjust("410001", "Adam", "5", WHY))
        .isEqualTo("Student 01 (410001), 11.1 Adam: 0 of 8 points by the checks, 5 now.");
    for (int i = 0; i < 3; i++) {
      assertThat(result().total()).isEqualTo(without(3));
      assertThat(read("gradebook.csv"))
          .contains("Student 01,410001,2 of 2,,%d,".formatted(without(3)))
          .contains("11.1 Adam: 5 of 8 points by hand, where the checks gave 0: " + WHY);
      assertThat(read("Student 01 (410001)/feedback.html"))
          .contains(
              "5 of 8 points by hand, where the checks gave 0: The right idea; &lt;b&gt;lost");
      assertThat(read("Student 01 (410001)/feedback.md"))
          .contains("| 11.1 Adam | does not compile, points by hand | 5 / 8 |")
          .contains("## 11.1 Adam: 5 of 8 points", "        5 of 8 points by hand")
          .contains("# Feedback: %d of 100 points".formatted(without(3)));
      assertThat(read("Student 01 (410001)/results.json"))
          .contains("\"score\": %d,".formatted(without(3)));
      grade(i == 0, submission(2, "BROKEN")); // known from before, and graded again
    }
    Path kept = out.resolve("adjustments.json");
    Files.writeString(kept, read("adjustments.json").replace("\"points\": 5", "\"points\": 6"));
    grade(false, submission(2, "BROKEN")); // changed where they are kept
    assertThat(result().total()).isEqualTo(without(2));
    Files.writeString(kept, read("adjustments.json").replace("\"points\": 6", "\"points\": 5"));
    grade(false, submission(2, "WRONG")); // another attempt: what was given by hand stays
    assertThat(adam().earned()).isEqualTo(5);
    Files.createDirectories(out.resolve("gone"));
    Files.writeString(
        out.resolve("gone/results.json"),
        read("Student 01 (410001)/results.json").replace("Student 01", "Gone"));
    Files.writeString(out.resolve("gone/" + Shelf.GONE), Shelf.SENTENCE);
    ledger.adjust("Student 01", "11.1", "graded", "");
    assertThat(read("gradebook.csv")).doesNotContain("Gone");
    assertThat(adam().adjustment()).isEmpty();
    assertThat(read("gradebook.csv")).doesNotContain("points by hand");
  }

  @Test
  void pointsByHandForOtherFilesAreTold() throws IOException {
    grade(false, submission(2, "BROKEN"));
    String before = result().origin().digest().substring(0, 12);
    Ledger ledger = new Ledger(out);
    ledger.adjust("410001", "Adam", "5", WHY);
    assertThat(read("gradebook.csv")).doesNotContain("changed since");
    assertThat(regraded("BROKEN")).isEmpty();
    String less =
        "11.1 Adam: 5 of 8 points by hand, where the checks gave 0: "
            + WHY
            + " They were given for the files of SHA-256 "
            + before
            + "…, which have changed since.";
    assertThat(regraded("BROKEN again"))
        .containsExactly(
            "Student 01 (410001), " + less + " --adjust … 11.1 graded \"\" takes them back.");
    String taken = "which have changed since, and now take points away.";
    assertThat(regraded("done")).singleElement().asString().contains("gave 8: ", taken);
    assertThat(read("Student 01 (410001)/feedback.html")).contains(taken);
    assertThat(read("Student 01 (410001)/feedback.md")).contains(taken);
    assertThat(read("gradebook.csv")).contains(taken);
    assertThat(read("index.html")).contains("Points by hand for files that have changed", taken);
    ledger.adjust("410001", "Adam", "6", WHY); // for these files
    assertThat(regraded("done")).isEmpty();
    assertThat(read("index.html")).doesNotContain("changed since");
  }

  private List<String> regraded(String word) throws IOException {
    Book book = new Book(out, TERMS, Handed.stubs(), java.time.Duration.ofMinutes(5));
    book.grade(
        List.of(submission(2, word)),
        GradingPlace.here(Fakes::new, 1),
        false,
        (name, points) -> {});
    return book.outdated();
  }

  @Test
  void whatCannotBeAdjustedIsSaid() throws IOException {
    grade(false, submission(2, "BROKEN"));
    Ledger ledger = new Ledger(out);
    assertThatThrownBy(() -> ledger.adjust("nobody", "Adam", "5", WHY))
        .hasMessageStartingWith("there is no grade of nobody in ");
    assertThatThrownBy(() -> ledger.adjust("410001", "Adam", "9", WHY))
        .hasMessage(
            "11.1 Adam gives 0 to 8 whole points, or graded for those of the checks, but not \"9\"");
    assertThatThrownBy(() -> ledger.adjust("410001", "Adam", "5", " "))
        .hasMessageStartingWith("say why");
    assertThatThrownBy(() -> ledger.adjust("410001", "Eve", "5", WHY))
        .hasMessageStartingWith("there is no exercise Eve");
    assertThatThrownBy(() -> ledger.adjust("410001", "Adam", "graded", ""))
        .hasMessage("nothing was given by hand to Student 01 (410001) for 11.1 Adam");
    assertThat(out.resolve("adjustments.json")).doesNotExist();
  }

  @Test
  void theBestAttemptCounts() throws IOException {
    Submission worse = submission(2, "BROKEN", submission(1, "done"));
    assertThat(grade(false, worse)).isEqualTo(new Book.Summary(1, 0, List.of()));
    assertThat(result().total()).isEqualTo(100);
    assertThat(result().student().attempt()).isEqualTo(1);
    assertThat(grade(false, worse)).isEqualTo(new Book.Summary(0, 1, List.of()));
    grade(false, submission(2, "done", submission(1, "done"))); // of equals, the later one
    assertThat(result().student().attempt()).isEqualTo(2);
  }

  @Test
  void gradesGoBackWithoutResultsAndSeed() throws IOException {
    Submission one = submission(2, "BROKEN");
    Submission absent =
        new Submission(
            "Student 02 (410002)",
            new Entry("410002", "Student 02", 0, 0, "", "", ""),
            new java.util.TreeMap<>(),
            List.of("Nothing was handed in."),
            List.of());
    grade(false, one, absent);
    List<String> told = new ArrayList<>();
    told.addAll(
        new Ledger(out)
            .giveBack(List.of(one, absent), "moodle", Optional.empty(), Optional.empty()));
    assertThat(read("import/grades.csv").lines().skip(1))
        .singleElement()
        .asString()
        .startsWith(
            "Participant 410001,Student 01,%d,100,-,\"%d of 100 points. %d of %d exercises"
                .formatted(without(8), without(8), Course.all().size() - 1, Course.all().size()));
    try (var zip = new java.util.zip.ZipFile(out.resolve("import/feedback.zip").toFile())) {
      assertThat(java.util.Collections.list(zip.entries()))
          .singleElement()
          .asString()
          .isEqualTo("Student 01_410001_assignsubmission_file/feedback.html");
    }
    assertThat(told).hasSize(2);
  }
}
