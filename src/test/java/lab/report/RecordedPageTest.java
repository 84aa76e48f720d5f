package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import lab.base.Numbers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed pages say what the results beside them say, and what was chosen can be checked. */
class RecordedPageTest {
  private static final String REPORT = "solutions/report";
  private static final String RECORD = "solutions/report/record";

  /** Rows that show the last networks of another's trainings. */
  private static final Set<String> ANOTHERS = Set.of("record", "whitened");

  private static Recorded results(String folder) {
    return folder.equals(REPORT) ? Recorded.report() : Recorded.record();
  }

  private static String html(String folder) throws IOException {
    return Files.readString(Path.of(folder, "index.html"));
  }

  /** What a person reads on it. */
  private static String words(String folder) throws IOException {
    return html(folder)
        .replaceAll("(?s)<style>.*?</style>|<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x3D;", "=")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  private static List<JsonObject> parts(JsonObject claim) {
    return StreamSupport.stream(claim.getAsJsonArray("parts").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {REPORT, RECORD})
  void everyNumberOfTheResultsStandsOnThePage(String folder) throws IOException {
    Recorded results = results(folder);
    String page = words(folder);
    for (JsonObject row : results.objects("summaries")) {
      String name = row.get("row").getAsString();
      assertThat(page)
          .contains(row.get("title").getAsString() + " " + name + " ")
          .contains(Numbers.percent(row.get("train").getAsDouble()))
          .contains(Numbers.percent(row.get("validation").getAsDouble()))
          .contains(results.testWithInterval(name))
          .contains(row.get("standing").getAsString());
    }
    for (JsonObject claim : results.objects("claims")) {
      String sentence = claim.get("sentence").getAsString();
      assertThat(page).contains(sentence + " " + claim.get("verdict").getAsString());
      for (JsonObject part : parts(claim)) {
        for (String told : List.of("question", "published", "ours", "test", "power")) {
          assertThat(page).contains(part.get(told).getAsString());
        }
      }
    }
    assertThat(page)
        .contains("CIFAR-10 (official)", "budget full")
        .contains("looked at the test images %,d times".formatted(results.looksAtTest()));
    assertThat(results.looksAtTest())
        .isGreaterThanOrEqualTo(results.objects("rows").size())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {REPORT, RECORD})
  void whatWasChosenIsATrialOfASearchOnThePage(String folder) throws IOException {
    Recorded results = results(folder);
    String html = html(folder);
    String page = words(folder);
    List<Long> seeds =
        results.objects("rows").stream()
            .map(row -> row.getAsJsonObject("provenance").get("seed").getAsLong())
            .toList();
    int chosen = 0;
    for (JsonObject row : results.objects("rows")) {
      String last = null;
      for (JsonElement search : row.getAsJsonArray("chosenBy")) {
        last = search.getAsString();
        assertThat(html).contains("href=\"#search-" + last + "\"", "id=\"search-" + last + "\"");
        assertThat(results.trials(last)).isNotEmpty();
        for (JsonObject trial : results.trials(last)) {
          long seed = trial.get("seed").getAsLong();
          double accuracy = 100 * trial.get("validationAccuracy").getAsDouble();
          assertThat(page).contains(Numbers.percent(accuracy) + " " + seed);
          assertThat(seeds).as("a row's own luck would be chosen as well").doesNotContain(seed);
        }
      }
      if (last != null) {
        chosen++;
        String told = row.getAsJsonObject("provenance").toString();
        JsonObject best =
            folder.equals(RECORD) ? results.heldBackMost(last, 5_000) : results.best(last);
        for (Map.Entry<String, JsonElement> setting : best.getAsJsonObject("settings").entrySet()) {
          assertThat(told).contains(asItIsTold(setting.getKey(), setting.getValue().getAsDouble()));
        }
      }
    }
    assertThat(chosen).isPositive();
  }

  /** Seven cycles are the beginning of nine, and cost nothing. */
  @ParameterizedTest
  @ValueSource(strings = {REPORT, RECORD})
  void theTimeIsThatOfAllTrainings(String folder) throws IOException {
    Recorded results = results(folder);
    double seconds =
        results.objects("rows").stream()
            .filter(row -> !ANOTHERS.contains(row.get("row").getAsString()))
            .mapToDouble(row -> row.get("seconds").getAsDouble())
            .sum();
    for (String search : results.searches()) {
      Map<String, Double> longest = new HashMap<>();
      for (JsonObject trial : results.trials(search)) {
        JsonObject settings = trial.getAsJsonObject("settings").deepCopy();
        settings.remove("cycles");
        longest.merge(
            settings + " " + trial.get("seed"), trial.get("seconds").getAsDouble(), Math::max);
      }
      seconds += longest.values().stream().mapToDouble(Double::doubleValue).sum();
    }
    assertThat(words(folder))
        .contains(Numbers.text("all trainings together %.1f minutes of one core", seconds / 60));
    if (folder.equals(REPORT)) {
      assertThat(seconds / 2 / 3600).as("hours on two cores").isBetween(1.0, 2.0);
      for (String file : List.of("README.md", "labs/12-report.jsh")) {
        Recorded.says(file, "one to two hours on two cores");
      }
    }
  }

  private static String asItIsTold(String setting, double value) {
    return switch (setting) {
      case "lambda" -> "\"lambda\":\"" + value + "\"";
      case "eta_max" -> "eta_max=" + value + ",";
      case "shift" -> "Shift[max=" + (int) value + ",";
      case "drop" -> "Dropout[p=" + value + "]";
      default -> throw new AssertionError("where a row has its " + setting);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {REPORT})
  void theRuleAndItsPowerAreSaid(String folder) throws IOException {
    results(folder);
    assertThat(words(folder))
        .contains("agrees : the whole 95 % interval lies above.")
        .contains("disagrees : it lies below.")
        .contains("within noise : it holds the threshold, so that these runs cannot tell.")
        .containsPattern(
            "Two rows must truly differ by \\d\\.\\d\\d points of test accuracy to be told apart in"
                + " four of five repetitions\\.")
        .containsPattern(
            "A row must truly differ by \\d\\.\\d\\d points from the report's number: that is one"
                + " run, on 10,000 images");
  }
}
