package lab.report;

import static lab.report.Recorded.mean;
import static lab.report.Recorded.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lab.base.NumberWords;
import lab.base.Numbers;
import org.junit.jupiter.api.Test;

/**
 * What README and {@code src/RESULTS.md} say of the results is what the committed results say: a
 * new record makes this fail, with the lines that are true now.
 */
class ReadmeTest {
  private static final String README = "README.md";
  private static final String RESULTS = "src/RESULTS.md";

  private final Recorded report = Recorded.report();

  private static String word(int n) {
    return n == 0 ? "none" : NumberWords.of(n);
  }

  @Test
  void theTableIsThatOfTheRecord() throws IOException {
    String table =
        report.objects("rows").stream()
            .map(run -> run.get("row").getAsString())
            .distinct()
            .map(this::line)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(Path.of(RESULTS)).contains(table + "\n\n"))
        .as("by the record, the table of %s must be\n%s\n", RESULTS, table)
        .isTrue();
  }

  private String line(String row) {
    JsonObject run = run(row);
    String bold = row.startsWith("best_") || row.startsWith("better_") ? "**" : "";
    return Numbers.text(
        "| %s%s%s | %.2f | %.2f | %s%s%s | %s |",
        bold,
        run.get("title").getAsString(),
        bold,
        mean(report.train(row)),
        mean(report.validation(row)),
        bold,
        report.testWithInterval(row),
        bold,
        published(run.getAsJsonObject("published")));
  }

  private JsonObject run(String row) {
    return report.objects("rows").stream()
        .filter(any -> any.get("row").getAsString().equals(row))
        .findFirst()
        .orElseThrow();
  }

  private static String published(JsonObject published) {
    double[] numbers =
        List.of("train", "validation", "test").stream()
            .mapToDouble(set -> published.get(set).getAsDouble())
            .toArray();
    return DoubleStream.of(numbers).allMatch(Double::isNaN)
        ? "–"
        : DoubleStream.of(numbers).mapToObj(Numbers::percent).collect(Collectors.joining(", "));
  }

  @Test
  void itIsSaidWhichReportIsRecomputed() {
    for (String file : List.of(README, RESULTS, "src/release/README.md", "labs/01-arrays.jsh")) {
      says(file, "KTH's course DD2424, Deep Learning in Data Science");
    }
  }

  @Test
  void theNumberOfSeedsIsThatOfTheRecord() {
    String seeds = word(report.seeds());
    says(RESULTS, "On the 60,000 images of CIFAR-10, %s seeds, accuracy in %%", seeds);
    says(README, "![The best cyclical run, %s seeds: loss", seeds);
    says(README, "*The best cyclical run, %s seeds: accuracy", seeds);
    says(RESULTS, "![The best run with Adam, %s seeds]", seeds);
  }

  @Test
  void readmesShortTableIsThatOfTheRecord() throws IOException {
    String table =
        Stream.of("best_cyclic", "best_adam")
                .map(this::run)
                .map(
                    run ->
                        Numbers.text(
                            "| %s | %s | %s |\n",
                            run.get("title").getAsString(),
                            report.testWithInterval(run.get("row").getAsString()),
                            Numbers.percent(
                                run.getAsJsonObject("published").get("test").getAsDouble())))
                .collect(Collectors.joining())
            + "| Lab 13: the record, with the report's tools | %s | – |\n"
                .formatted(Recorded.record().testWithInterval("record"))
            + "| Lab 13: the record, in 18 views of each image | %s | – |\n"
                .formatted(Recorded.record().testWithInterval("record_views"))
            + "| Lab 13: whitened images, in 18 views | %s | – |\n"
                .formatted(Recorded.record().testWithInterval("whitened_views"));
    assertThat(Files.readString(Path.of(README)).contains(table + "\n"))
        .as("by the record, the table of %s must be\n%s\n", README, table)
        .isTrue();
  }

  @Test
  void readmeCountsTheClaimsOfTheRecord() {
    says(
        README,
        "Of the report's nine claims %s, %s, %s.",
        number(ClaimVerdict.AGREES, "holds", "hold"),
        number(ClaimVerdict.WITHIN_NOISE, "cannot be told from noise", "cannot be told from noise"),
        number(ClaimVerdict.DISAGREES, "fails", "fail"));
  }

  /** Such as "two cannot be told from noise", "none fails". */
  private String number(ClaimVerdict verdict, String one, String many) {
    return counted(verdict, one, many).replaceFirst(" \\(.*", "");
  }

  @Test
  void theClaimsThatHoldAreThoseOfTheRecord() {
    says(
        RESULTS,
        "Of the report's nine claims %s, %s, %s.",
        counted(ClaimVerdict.AGREES, "holds", "hold"),
        counted(
            ClaimVerdict.WITHIN_NOISE, "cannot be told from noise", "cannot be told from noise"),
        counted(ClaimVerdict.DISAGREES, "fails", "fail"));
  }

  /** Such as "two cannot be told from noise (2, 8)", "none fails". */
  private String counted(ClaimVerdict verdict, String one, String many) {
    List<String> numbers =
        report.objects("claims").stream()
            .filter(claim -> Recorded.verdict(claim) == verdict)
            .map(claim -> claim.get("number").getAsString())
            .toList();
    return word(numbers.size())
        + " "
        + (numbers.size() < 2 ? one : many)
        + (numbers.isEmpty() ? "" : " (" + String.join(", ", numbers) + ")");
  }

  @Test
  void theTunedSettingsAreThoseThatTheSearchesChose() {
    says(
        RESULTS,
        "Each is the best of %s settings by validation accuracy, in a search that stands in the record: plain descent with %s, Adam with %s.",
        word(report.tried("tuned_sgd")),
        settings("tuned_sgd"),
        settings("tuned_adam"));
    assertThat(report.tried("tuned_adam")).as("as much care").isEqualTo(report.tried("tuned_sgd"));
  }

  private String settings(String search) {
    JsonObject settings = report.best(search).getAsJsonObject("settings");
    int pixels = settings.get("shift").getAsInt();
    return "a peak of %s, lambda %s and shifts of up to %s pixel%s"
        .formatted(
            Numbers.setting(settings.get("eta_max").getAsDouble()),
            Numbers.setting(settings.get("lambda").getAsDouble()),
            word(pixels),
            pixels == 1 ? "" : "s");
  }

  @Test
  void theFairPairIsThatOfTheRecord() {
    JsonObject claim =
        report.objects("claims").stream()
            .filter(any -> any.get("number").getAsInt() == 9)
            .findFirst()
            .orElseThrow();
    JsonObject pair = claim.getAsJsonArray("parts").get(1).getAsJsonObject();
    String ours = pair.get("ours").getAsString();
    says(
        RESULTS,
        "With both rates cyclical and both tuned alike, plain descent's lead over Adam is %s: %s.",
        ours.substring(ours.lastIndexOf(", ") + 2),
        pair.get("verdict").getAsString());
  }

  @Test
  void theRecordIsThatOfItsScript() {
    Recorded record = Recorded.record();
    double[] test = record.test("record");
    says(
        RESULTS,
        "reach **%s %%** of the test images over %s seeds (none below %.1f)",
        record.testWithInterval("record"),
        word(record.seeds()),
        Math.floor(10 * Arrays.stream(test).min().orElseThrow()) / 10);
    JsonObject run = record.objects("rows").get(0).getAsJsonObject("provenance");
    String pieces = run.getAsJsonObject("pieces").toString();
    says(
        RESULTS,
        "%s hidden units, dropout of %s, flips, every image shifted by up to %s pixels",
        run.getAsJsonObject("settings").get("m").getAsString(),
        found(pieces, "Dropout\\[p=([0-9.]+)"),
        word(Integer.parseInt(found(pieces, "Shift\\[[a-z_]+=([0-9]+)"))));
    says(
        RESULTS,
        "one cycle of %,d updates on %,d images",
        run.getAsJsonObject("settings").get("updates").getAsInt(),
        record.objects("rows").get(0).getAsJsonObject("train").get("n").getAsInt());
    says(
        RESULTS,
        "With the mean of the scores over 18 views of an image, mirrored or not and moved by up to a pixel, the same networks reach **%s %%**",
        record.testWithInterval("record_views"));
  }

  @Test
  void whatLiesBeyondTheReportsToolsIsThatOfTheScript() {
    Recorded record = Recorded.record();
    says(
        RESULTS,
        "Beyond the report's tools: on whitened images, with the same settings, the network reaches **%s %%**, and with the mean of the scores over 18 views of an image **%s %%**",
        record.testWithInterval("whitened"),
        record.testWithInterval("whitened_views"));
  }

  private static String found(String text, String pattern) {
    var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
