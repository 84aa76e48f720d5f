package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import lab.Processes;
import lab.data.Data;
import lab.data.ImageSet;
import lab.data.Images;
import lab.plot.Plots;
import lab.search.Search;
import lab.search.Trial;
import lab.train.ResumeHint;
import lab.train.Run;
import lab.train.Score;
import lab.train.TinyImages;
import lab.train.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import reference.CyclicalSchedule;

/** The report from its first row to its page, on a few hundred images. */
class ReportTest {
  private static final Images NO_IMAGES = new Images(new byte[0], new byte[0]);
  private static final ImageSet SET =
      new ImageSet("tiny", "0123abcd", List.of("a", "b", "c", "d"), NO_IMAGES, NO_IMAGES);
  private static final Published PUBLISHED = new Published(64.34, 58.20, 57.69);

  @TempDir Path out;
  private final Data data = TinyImages.data();

  /** What a script would do: a search, two rows, a figure, two claims. */
  private final class Small {
    final Report report;
    final List<Trial> trials;
    final Row cyclic;
    final Row steep;

    Small(String only, boolean resume, int seeds, String title) {
      Options options = Options.parse("tiny", "" + seeds, only, "shapes", resume, out.toString());
      report = new Report("report", "Small & fast", options, SET);
      Training training = TinyImages.training(data).cycles(3);
      trials =
          report.search(
              "coarse",
              Search.of(s -> training.cycles(1).lambda(s.get("lambda")))
                  .grid(List.of("lambda"), List.of(List.of(1e-3), List.of(1e-2)), 42));
      cyclic = report.row("cyclic", title, PUBLISHED, training);
      steep =
          report
              .row(
                  "steep",
                  "Too steep",
                  Published.NOTHING,
                  training.schedule(new CyclicalSchedule(1e10, 1e30, 8)))
              .chosenBy("coarse")
              .byHand("Its rate was set by hand.");
      report.run();
      report.headline("Cyclical", cyclic, steep);
      if (cyclic.isRun()) {
        report.figure("cyclic", Plots.curves(cyclic.runs()), "Look at <the> dips.");
      }
      report.claim("Phases & peaks.", report.claims().phases(cyclic));
      report.claim("Steep is better.", report.claims().raisesTest(cyclic, steep, 0));
    }

    Small(String only, boolean resume, int seeds) {
      this(only, resume, seeds, "Cyclic");
    }
  }

  @Test
  void aRowThatDivergesIsShownAndEndsNothing() throws Exception {
    Small small = new Small(null, false, 2);
    assertThat(out.resolve("cyclic.png")).as("seen before the page is there").isNotEmptyFile();
    Path page = small.report.write();

    assertThat(small.cyclic.isRun()).isTrue();
    assertThat(small.steep.isRun()).isFalse();
    assertThat(small.steep.results()).hasSize(2).noneMatch(Result::finished);
    assertThat(Files.readString(page)).contains("diverged: seed 42: training stopped at update");
    assertThat(small.report.toString())
        .contains("2. not run: Steep is better.")
        .contains("Cyclical: ");
  }

  @Test
  void aRowMayShowTheLastNetworksOfAnothersTrainings() throws Exception {
    for (int start = 0; start < 2; start++) { // the second reads what the first kept
      Options options = Options.parse("tiny", "2", null, "shapes", start == 1, out.toString());
      Report report = new Report("report", "Ensembles", options, SET);
      Training training = TinyImages.training(data).cycles(2);
      Row ensemble =
          report.row("ensemble", "Ensemble", Published.NOTHING, training.snapshotEnsemble());
      Row single = report.lastOf(ensemble, "single", "Its last network", Published.NOTHING);
      report.run();

      assertThat(single.results()).hasSize(2);
      for (int i = 0; i < 2; i++) {
        Run plain = training.seed(42 + i).fit();
        Result last = single.results().get(i);
        assertThat(last.train()).isEqualTo(plain.train());
        assertThat(last.validation()).isEqualTo(plain.validation());
        assertThat(last.test())
            .isEqualTo(training.evaluation().of(plain.network(), data.lookAtTest()));
        assertThat(ensemble.results().get(i).test()).isNotEqualTo(last.test());
      }
      assertThat(report.withNetwork(single).network()).isEqualTo(training.seed(42).fit().network());
      assertThat(report.secondsOfTraining())
          .as("each training counts once")
          .isEqualTo(ensemble.results().stream().mapToDouble(Result::seconds).sum());
      assertThat(Files.readString(report.write())).contains("Its last network");
      assertThat(report.claims().spread(Quantity.TEST).df())
          .as("two seeds, however many rows show them")
          .isEqualTo(1);
      for (Path kept : list(out.resolve("runs"))) {
        Files.delete(kept); // or the last networks would be read, and not measured
      }
      Options alone = Options.parse("tiny", "2", "single", "shapes", true, out.toString());
      Report again = new Report("report", "The last alone", alone, SET);
      again.row("ensemble", "Ensemble", Published.NOTHING, training.snapshotEnsemble());
      Row last = again.lastOf(again.rows.get(0), "single", "Its last", Published.NOTHING);
      again.run();
      assertThat(last.runs())
          .extracting(Run::validation)
          .isEqualTo(single.runs().stream().map(Run::validation).toList());
      assertThat(again.secondsOfTraining()).isPositive();
      assertThat(again.claims().spread(Quantity.TEST).df()).isEqualTo(1);
    }
  }

  @Test
  void aRowThatCouldBeTakenForAnotherIsNotRun() {
    Options options = Options.parse("tiny", "1", null, "shapes", false, out.toString());
    Report report = new Report("report", "Untold", options, SET);
    Training training = TinyImages.training(data).schedule(t -> 0.1).updates(4);
    Row row = report.row("untold", "Untold", PUBLISHED, training);
    assertThatIllegalArgumentException()
        .isThrownBy(report::run)
        .withMessage(
            "report: row untold is kept in files, which could be taken for another training's, since the schedule is a lambda; make it a record whose components are all that its code works with");
    assertThat(row.isRun()).isFalse();
  }

  @Test
  void allFilesAreWritten() throws Exception {
    new Small(null, false, 1).report.write();

    assertThat(names(out))
        .contains("index.html", "results.json", "results.csv", "cyclic.png", "cyclic.svg");
    assertThat(Files.readAllLines(out.resolve("results.csv")))
        .hasSize(3)
        .element(0)
        .isEqualTo(
            "row,title,seed,train,validation,test,published_train,published_validation,published_test,seconds,diverged");
    assertThat(Files.readString(out.resolve("results.json")))
        .contains("\"verdict\": \"not run\"", "\"digest\": \"0123abcd\"", "\"looksAtTest\": 1");
  }

  @Test
  void imagesThatAreNotCifar10AsPublishedAreNotComparable() throws Exception {
    ImageSet noise =
        new ImageSet(
            "cifar10",
            "b50f6267a07942a3aa1eb9f41debcaf94c93d0c103198f49957003f3d0deea75",
            SET.classes(),
            new Images(new byte[2 * Images.D], new byte[2]),
            new Images(new byte[Images.D], new byte[1]));
    Options options = Options.parse("full", null, null, null, false, out.toString());
    Report report = new Report("report", "Noise", options, noise);
    Path page = report.write();

    String words = "not CIFAR-10 as published: 3 records differ";
    assertThat(report.comparable()).isFalse();
    assertThat(report.toString()).startsWith("CIFAR-10 (" + words + "), budget full: ");
    assertThat(Files.readString(page)).contains(words, "Not comparable");
    assertThat(Files.readString(out.resolve("results.json")))
        .contains("\"authenticity\": \"" + words + "\"");
  }

  @Test
  void thePageIsWellFormedSelfContainedAndEscaped() throws Exception {
    String page =
        Files.readString(
            new Small(null, false, 1, "<script>alert(1)</script> & more").report.write());

    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(1)");
    assertThat(page).contains("Look at &lt;the&gt; dips.");
    assertThat(page).doesNotContainPattern("(src|href)=\"(?!data:|#)").doesNotContain("@import");
    assertThat(page)
        .contains("Not comparable")
        .contains("looked at the test images 1 time: once for each run and seed");
    String xml = page.replaceAll("<(meta|img)( [^>]*)>", "<$1$2/>").replace("<!DOCTYPE html>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml))); // throws if a tag is not closed
  }

  @Test
  void aPageWithoutClaimsAndSearchesHasNoSectionsForThem() throws Exception {
    String full = Files.readString(new Small(null, false, 1).report.write());
    assertThat(full).contains("<h1>Small &amp; fast</h1>", "Nine claims", "<h2>Searches</h2>");

    Options options = Options.parse("tiny", null, null, null, false, out.toString());
    Report record = new Report("record", "A record", options, SET);
    Row row = record.row("cyclic", "Cyclic", PUBLISHED, TinyImages.training(data).cycles(1));
    record.run();
    record.headline("The record", row);

    String page = Files.readString(record.write());
    assertThat(page).contains("<h1>A record</h1>", "The record: test accuracy", "#provenance");
    assertThat(page)
        .doesNotContain("Nine claims", "Searches</h2>", "What is wrong in the report")
        .as("there is one row")
        .doesNotContain("chosen by validation accuracy");
    assertThat(full).contains("chosen by validation accuracy");
  }

  @Test
  void withoutOptionsThePageGoesToTheFolderOfItsName() {
    Options options = Options.parse("tiny", null, null, null, true, null);
    assertThat(new Report("record", "A record", options, SET).out)
        .endsWithRaw(Path.of("target", "record"));
  }

  @Test
  void whatIsFinishedIsNotRepeated() throws Exception {
    new Small("coarse,cyclic", false, 1).report.write();
    Path runs = out.resolve("runs");
    FileTime longAgo = FileTime.fromMillis(0);
    for (Path file : list(runs)) {
      Files.setLastModifiedTime(file, longAgo);
    }
    Map<String, String> before = contents(runs);

    Small resumed = new Small(null, true, 1);

    assertThat(resumed.steep.results()).hasSize(1);
    assertThat(contents(runs)).containsAllEntriesOf(before);
    for (String name : before.keySet()) {
      assertThat(Files.getLastModifiedTime(runs.resolve(name))).as(name).isEqualTo(longAgo);
    }
    assertThat(resumed.report.runs.looksAtTest()).isEqualTo(1);
    assertThat(resumed.trials).hasSize(2);
  }

  @Test
  void anotherTrainingOfTheSameNameIsRunAnew() {
    Small first = new Small("cyclic", false, 1);
    Report report =
        new Report(
            "report", "Anew", Options.parse("tiny", null, null, null, true, out.toString()), SET);
    Row other = report.row("cyclic", "Cyclic", PUBLISHED, TinyImages.training(data).cycles(2));
    report.run();

    assertThat(other.runs().get(0).history().last().t())
        .isLessThan(first.cyclic.runs().get(0).history().last().t());
    assertThat(report.runs.looksAtTest()).as("two seeds more").isEqualTo(3);
  }

  @Test
  void withoutResumeWhatIsNamedIsRunAfreshAndAllElseIsKept() throws Exception {
    Path notes =
        Files.writeString(Files.createDirectories(out.resolve("runs")).resolve("a.txt"), "");
    Small first = new Small("cyclic", false, 1);
    assertThat(first.report.runs.looksAtTest()).isEqualTo(1);
    List<Path> files = list(out.resolve("runs"));

    Small other = new Small("steep", false, 1);
    assertThat(other.cyclic.isRun()).isFalse();
    assertThat(list(out.resolve("runs"))).containsAll(files);
    assertThat(new Small("cyclic", false, 1).report.runs.looksAtTest()).isEqualTo(2);

    Small all = new Small(null, false, 1);
    assertThat(all.report.runs.looksAtTest())
        .as("the steep row diverges before its look; those of earlier starts stay")
        .isEqualTo(3);
    assertThat(all.report.looks())
        .isEqualTo(
            "The reports of this folder looked at the test images 3 times: once for each run and seed on this page, when its training was over, and 2 times for runs that an earlier start made and this page does not show.");
    assertThat(notes).exists();
  }

  @Test
  void whatIsNotRunLeavesItsClaimsOpenAndTheHeadlineEmpty() throws Exception {
    Small small = new Small("steep", false, 1);
    String page = Files.readString(small.report.write());

    assertThat(small.trials).isEmpty();
    assertThat(small.report.toString())
        .isEqualTo(
            String.join(
                System.lineSeparator(),
                "tiny, budget tiny: the report's numbers are of all of CIFAR-10 and not comparable",
                "Cyclical: not run (the report 57.69 %)",
                "1. not run: Phases & peaks.",
                "2. not run: Steep is better."));
    assertThat(page).contains("not run");
  }

  @Test
  void theHeadlineIsChosenByValidationAccuracy() {
    Row lucky = Results.row("lucky", PUBLISHED, result(.50, .60));
    Row better = Results.row("better", Published.NOTHING, result(.55, .58));
    Report.Headline headline = new Report.Headline("Cyclical", List.of(lucky, better));

    assertThat(headline.chosen()).isSameAs(better);
  }

  private static Result result(double validation, double test) {
    Result like = Results.finished(42, .6, test);
    return new Result(
        "row",
        like.provenance(),
        like.history(),
        like.train(),
        new Score(1, validation, 5_000),
        like.test(),
        like.confusion(),
        1,
        "");
  }

  @Test
  void otherImagesAndSmallerBudgetsHaveVerdictsOfTheirOwn() throws Exception {
    Small small = new Small(null, false, 2);
    String page = Files.readString(small.report.write());
    String verdict = small.report.claimed.get(0).verdict().words(false);

    assertThat(verdict).contains("here");
    assertThat(small.report.toString())
        .containsPattern("1\\. " + verdict + ": Phases & peaks\\.\\R {6}\\S");
    assertThat(page)
        .contains("The claims, tried on this set and this budget", "holds here", verdict)
        .containsPattern("class=\"badge [a-z-]+ here\"")
        .doesNotContain("agrees</em>", ">agrees<", ">disagrees<");
    assertThat(Files.readString(out.resolve("results.json")))
        .contains("\"comparable\": false", "\"verdict\": \"" + verdict + "\"")
        .doesNotContain("agrees\"");
  }

  @Test
  void whatASearchChoseLinksToItAndWhatNoneChoseIsSaid() throws Exception {
    String page = Files.readString(new Small(null, false, 1).report.write());
    assertThat(page)
        .contains("settings from the search <a href=\"#search-coarse\">coarse</a>")
        .contains("id=\"search-coarse\"", "Its rate was set by hand.");
    assertThat(Files.readString(out.resolve("results.json")))
        .contains("\"byHand\": \"Its rate was set by hand.\"");

    String without = Files.readString(new Small("steep", false, 1).report.write());
    assertThat(without).contains("the search coarse was left out: settings by hand");
  }

  @Test
  void looksAtOtherImagesAreNotCounted() throws Exception {
    Small small = new Small("cyclic", false, 1);
    Path looks = out.resolve("runs").resolve("looks-at-test.txt");
    Files.writeString(looks, "shapes 9999: cyclic, seed 42\n", StandardOpenOption.APPEND);
    assertThat(small.report.runs.looksAtTest()).isEqualTo(1);

    Files.delete(looks);
    assertThat(small.report.looks()).contains("how often they were looked at is not known");
  }

  @Test
  void aNetworkComesBackFromItsCheckpoint() {
    Small small = new Small("cyclic", false, 1);

    assertThat(small.report.withNetwork(small.cyclic).network().m()).isEqualTo(12);
    assertThat(small.cyclic.runs().get(0).network()).isNull();
  }

  @Test
  void aDamagedResultIsNamed() throws Exception {
    new Small("cyclic", false, 1);
    Path result =
        list(out.resolve("runs")).stream()
            .filter(file -> file.toString().endsWith(".json"))
            .findFirst()
            .orElseThrow();
    Files.writeString(result, "{");

    assertThatThrownBy(() -> new Small("cyclic", true, 1))
        .hasMessage(
            "report: %s is not the result of a run; delete it, and it is run again", result);
  }

  @Test
  void aReportThatCannotBeWrittenLeavesTheEarlierPage() throws Exception {
    Path page = new Small("cyclic", false, 1).report.write();
    String before = Files.readString(page);
    Small changed = new Small("cyclic", true, 1, "Changed");
    Files.delete(out.resolve("results.csv"));
    Files.createDirectories(out.resolve("results.csv").resolve("in the way"));

    assertThatThrownBy(changed.report::write)
        .hasMessage(
            "report: %s cannot be written to: it is a folder; name another place",
            out.resolve("results.csv"));
    assertThat(Files.readString(page)).isEqualTo(before);
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNoticedBeforeAnythingIsRunOrForgotten() throws Exception {
    new Small("cyclic", false, 1).report.write();
    Map<String, String> runs = contents(out.resolve("runs"));
    Files.delete(out.resolve("results.csv"));
    Files.createDirectories(out.resolve("results.csv"));
    assertThatThrownBy(() -> open(out))
        .hasMessage(
            "report: %s cannot be written to: it is a folder; name another place",
            out.resolve("results.csv"));
    assertThat(contents(out.resolve("runs"))).isEqualTo(runs);

    Path file = Files.writeString(out.resolve("afile"), "mine");
    assertThatThrownBy(() -> open(file))
        .hasMessage(
            "report: %s cannot be written to: it is a file and no folder; name another place",
            file);
    assertThat(file).hasContent("mine");
    Path runsFile = Files.createDirectories(out.resolve("other")).resolve("runs");
    Files.writeString(runsFile, "mine");
    assertThatThrownBy(() -> open(runsFile.getParent()))
        .hasMessageStartingWith("report: %s cannot be written to: it is a file", runsFile);
  }

  /** What a process of its own does: it has a report open until it is killed. */
  public static void main(String[] args) throws IOException {
    open(Path.of(args[0]));
    System.out.println("open");
    System.in.read();
  }

  private static Report open(Path out) {
    Options options = Options.parse("tiny", null, null, null, false, out.toString());
    return new Report("report", "Small", options, SET);
  }

  @Test
  void whatIsTypedToGoOnIsTheCommandsOrTheScriptsOwn() {
    String before = System.getProperty("lab.again");
    try {
      System.clearProperty("lab.again");
      Options options = Options.parse("tiny", null, null, null, false, null);
      Report.sayHowToGoOn("a script's own", options);
      assertThat(ResumeHint.command()).isEmpty();
      Report.sayHowToGoOn("report", options);
      assertThat(ResumeHint.command()).contains("labs/lab report --resume --budget tiny");
      Report.sayHowToGoOn("record", options);
      assertThat(ResumeHint.command()).contains("labs/lab report --resume --record --budget tiny");

      ResumeHint.type("labs/lab run mine.jsh");
      Report.sayHowToGoOn("report", options);
      Report.sayHowToGoOn("report", options);
      assertThat(ResumeHint.command())
          .contains("labs/lab run mine.jsh with LAB_JAVA_OPTIONS=-Dlab.report.resume=true");
    } finally {
      if (before == null) {
        System.clearProperty("lab.again");
      } else {
        ResumeHint.type(before);
      }
    }
  }

  @Test
  void theSecondReportInAFolderIsToldWhoHasItAndForgetsNothing() throws Exception {
    new Small("cyclic", false, 1).report.write();
    Map<String, String> runs = contents(out.resolve("runs"));
    Process other = Processes.start(ReportTest.class, out.toString());
    while (!"open".equals(other.inputReader().readLine())) {
      assertThat(other.isAlive()).isTrue();
    }
    for (Map.Entry<String, String> run : runs.entrySet()) {
      Files.writeString(out.resolve("runs").resolve(run.getKey()), "of the other one");
    }
    runs = contents(out.resolve("runs"));

    assertThatThrownBy(() -> open(out))
        .hasMessageStartingWith(
            "report: %s is in use: process %d, since 20".formatted(out, other.pid()))
        .hasMessageEndingWith("let it end, or name another folder");
    assertThat(contents(out.resolve("runs"))).isEqualTo(runs);
    other.destroyForcibly().waitFor();

    Path draft =
        out.resolve("runs/a-42-0123456789ab.json.0ab1c2d3-0000-4000-8000-0123456789ab.tmp");
    Files.createFile(draft);
    open(out);
    assertThat(draft).as("what the killed one left").doesNotExist();
  }

  private static List<String> names(Path folder) {
    return list(folder).stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> contents(Path folder) {
    return list(folder).stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString(),
                ReportTest::digest,
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
