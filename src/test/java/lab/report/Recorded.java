package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import lab.base.Interval;
import lab.base.Numbers;

/**
 * A report as it is committed, for tests that hold prose against it: a record that changes makes
 * them fail, with the sentence that is true now. Accuracies are in percent, one for each seed.
 */
final class Recorded {
  /**
   * What a page says of two rows, in points.
   *
   * @param mean of the first less the second
   * @param half of its interval
   */
  record Difference(double mean, double half) {
    double low() {
      return mean - half;
    }

    double high() {
      return mean + half;
    }
  }

  private static final Pattern DIFFERENCE =
      Pattern.compile("([+-]\\d+\\.\\d+) ± (\\d+\\.\\d+) points");

  private final JsonObject results;

  private Recorded(JsonObject results) {
    this.results = results;
  }

  /** The report of lab 12. */
  static Recorded report() {
    return read(Path.of("solutions/report/results.json"));
  }

  /** The record of lab 13. */
  static Recorded record() {
    return read(Path.of("solutions/report/record/results.json"));
  }

  private static Recorded read(Path file) {
    assumeTrue(Files.exists(file), "there is no record without solutions/");
    return new Recorded(JsonParser.parseString(text(file)).getAsJsonObject());
  }

  double[] train(String row) {
    return ofSeeds(row, run -> percent(run, "train"));
  }

  double[] validation(String row) {
    return ofSeeds(row, run -> percent(run, "validation"));
  }

  double[] test(String row) {
    return ofSeeds(row, run -> percent(run, "test"));
  }

  /** From training to test images, in points. */
  double[] gap(String row) {
    return ofSeeds(row, run -> percent(run, "train") - percent(run, "test"));
  }

  /** What the report says of a claim; a part of its sentence tells which. */
  ClaimVerdict verdict(String part) {
    List<JsonObject> claims =
        objects("claims").stream()
            .filter(claim -> claim.get("sentence").getAsString().contains(part))
            .toList();
    assertThat(claims).as("claims with the words “%s”", part).hasSize(1);
    return verdict(claims.get(0));
  }

  /** A claim's verdict, from its words. */
  static ClaimVerdict verdict(JsonObject claim) {
    return Arrays.stream(ClaimVerdict.values())
        .filter(verdict -> claim.get("verdict").getAsString().equals(verdict.words(true)))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "the record's verdict is none on the report, since its images or budget are"
                        + " others: "
                        + claim));
  }

  /**
   * What a part of a claim measured, as the page has it: with the spread pooled over all rows.
   *
   * @param claim its number
   * @param part which part of it, from 0
   */
  Difference part(int claim, int part) {
    String ours =
        objects("claims").stream()
            .filter(any -> any.get("number").getAsInt() == claim)
            .findFirst()
            .orElseThrow()
            .getAsJsonArray("parts")
            .get(part)
            .getAsJsonObject()
            .get("ours")
            .getAsString();
    Matcher interval = DIFFERENCE.matcher(ours.replace('−', '-'));
    assertThat(interval.find()).as("a difference and its interval in “%s”", ours).isTrue();
    return new Difference(
        Double.parseDouble(interval.group(1)), Double.parseDouble(interval.group(2)));
  }

  /** How often each row was run. */
  int seeds() {
    return results.get("seeds").getAsInt();
  }

  /** The row's test accuracy, with the interval that the record has. */
  String testWithInterval(String row) {
    JsonObject summary =
        objects("summaries").stream()
            .filter(any -> any.get("row").getAsString().equals(row))
            .findFirst()
            .orElseThrow();
    return Numbers.text(
        "%.2f ± %.2f", summary.get("test").getAsDouble(), summary.get("half").getAsDouble());
  }

  /** The names of its searches. */
  Set<String> searches() {
    return results.getAsJsonObject("searches").keySet();
  }

  /** The trials of a search. */
  List<JsonObject> trials(String search) {
    return objects(results.getAsJsonObject("searches").getAsJsonArray(search));
  }

  /** The trial that a search chose. */
  JsonObject best(String search) {
    return trials(search).stream()
        .filter(trial -> trial.get("diverged").getAsString().isEmpty())
        .reduce(
            (a, b) ->
                b.get("validationAccuracy").getAsDouble()
                        > a.get("validationAccuracy").getAsDouble()
                    ? b
                    : a)
        .orElseThrow();
  }

  /** The trial that the rule of one standard error chooses by dropout, of n validation images. */
  JsonObject heldBackMost(String search, int n) {
    double best = best(search).get("validationAccuracy").getAsDouble();
    double error = Math.sqrt(best * (1 - best) / n);
    return trials(search).stream()
        .filter(trial -> trial.get("diverged").getAsString().isEmpty())
        .filter(trial -> trial.get("validationAccuracy").getAsDouble() >= best - error)
        .max(
            Comparator.<JsonObject>comparingDouble(
                    trial -> trial.getAsJsonObject("settings").get("drop").getAsDouble())
                .thenComparing(trial -> trial.get("validationAccuracy").getAsDouble()))
        .orElseThrow();
  }

  /** How many points a search tried. */
  int tried(String search) {
    return trials(search).size();
  }

  /** How often the test images were looked at. */
  int looksAtTest() {
    return results.get("looksAtTest").getAsInt();
  }

  /** The first less the second, seed by seed, as far as both go. */
  static Interval difference(double[] of, double[] less) {
    int seeds = Math.min(of.length, less.length);
    return Interval.student(IntStream.range(0, seeds).mapToDouble(i -> of[i] - less[i]).toArray());
  }

  static double mean(double[] ofSeeds) {
    return Arrays.stream(ofSeeds).average().orElseThrow();
  }

  private double[] ofSeeds(String row, ToDoubleFunction<JsonObject> quantity) {
    double[] values =
        objects("rows").stream()
            .filter(run -> run.get("row").getAsString().equals(row))
            .filter(run -> run.get("diverged").getAsString().isEmpty())
            .mapToDouble(quantity)
            .toArray();
    assertThat(values).as("finished trainings of row %s in the record", row).isNotEmpty();
    return values;
  }

  private static double percent(JsonObject run, String set) {
    return 100 * run.getAsJsonObject(set).get("accuracy").getAsDouble();
  }

  /** The elements of one of its lists. */
  List<JsonObject> objects(String name) {
    return objects(results.getAsJsonArray(name));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  /**
   * Demands that a script or page says a sentence, whatever its line breaks.
   *
   * @param file from the project's folder, such as {@code labs/12-report.jsh}
   * @param format of the sentence, as {@link String#format}
   * @param values of the record
   */
  static void says(String file, String format, Object... values) {
    String sentence = Numbers.text(format, values);
    String words = text(Path.of(file)).replaceAll("(?m)^//", "").replaceAll("\\s+", " ");
    assertThat(words.contains(sentence))
        .as("by the record, %s must say: %s", file, sentence)
        .isTrue();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
