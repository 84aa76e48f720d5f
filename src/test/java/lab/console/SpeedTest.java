package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lab.base.Numbers;
import org.junit.jupiter.api.Test;

/** The tables of speed, README's and BENCHMARK's, are those of the benchmark's record. */
class SpeedTest {
  private static final String LAB = "this lab";

  private static final List<String> OTHERS =
      List.of(
          "NumPy",
          "PyTorch",
          "libtorch (DJL)",
          "JAX",
          "scikit-learn",
          "DL4J",
          "two products (MKL)");

  private static final Map<String, String> IMAGES =
      Map.of(
          "PLAIN", "as they are",
          "AUGMENTED", "flipped, shifted",
          "ADAM", "as they are, Adam",
          "DROPOUT", "as they are, dropout");

  private static Stream<JsonObject> comparisons() throws IOException {
    JsonObject record =
        JsonParser.parseString(Files.readString(Path.of("src/bench/bench.json"))).getAsJsonObject();
    return objects(record.get("comparisons"));
  }

  private static Stream<JsonObject> objects(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  private static String name(JsonObject result) {
    return result.getAsJsonObject("measured").get("name").getAsString();
  }

  private static double median(JsonObject result, String of) {
    return result.getAsJsonObject(of).get("median").getAsDouble();
  }

  private static Optional<JsonObject> result(JsonObject comparison, String name) {
    return objects(comparison.get("results")).filter(one -> name(one).equals(name)).findFirst();
  }

  /** How many times as long as this lab somebody takes. */
  private static String ratio(JsonObject comparison, String name) {
    return result(comparison, name)
        .map(one -> Numbers.text("%.2f", median(one, "timesThisLab")))
        .orElse("–");
  }

  private static int setting(JsonObject comparison, String name) {
    return comparison.getAsJsonObject("setting").get(name).getAsInt();
  }

  private static String variation(JsonObject comparison) {
    return comparison.getAsJsonObject("setting").get("variation").getAsString();
  }

  private static String row(JsonObject comparison) {
    JsonObject limit =
        objects(comparison.get("results"))
            .filter(one -> name(one).startsWith("limit"))
            .min(Comparator.comparingDouble(one -> median(one, "microsAnUpdate")))
            .orElseThrow();
    return Numbers.text(
        "| %d | %s | %d | %,.0f | %s | %.2f |",
        setting(comparison, "m"),
        IMAGES.get(variation(comparison)),
        setting(comparison, "threads"),
        median(result(comparison, LAB).orElseThrow(), "microsAnUpdate"),
        OTHERS.stream().map(name -> ratio(comparison, name)).collect(Collectors.joining(" | ")),
        median(limit, "timesThisLab"));
  }

  @Test
  void everyRowIsTheRecords() throws IOException {
    List<String> rows = comparisons().map(SpeedTest::row).toList();
    assertThat(rows).hasSize(8);
    assertThat(Files.readString(Path.of("src/BENCHMARK.md"))).contains(String.join("\n", rows));
  }

  @Test
  void readmesTableIsOfTheSameRecord() throws IOException {
    List<JsonObject> plain =
        comparisons()
            .filter(one -> setting(one, "threads") == 1 && variation(one).equals("PLAIN"))
            .toList();
    assertThat(plain).extracting(one -> setting(one, "m")).containsExactly(50, 150, 1000);
    String readme = Files.readString(Path.of("README.md"));
    for (String name : OTHERS.subList(0, OTHERS.size() - 1)) {
      assertThat(readme)
          .contains(
              "| %s | %s |"
                  .formatted(
                      name,
                      plain.stream()
                          .map(one -> ratio(one, name))
                          .collect(Collectors.joining(" | "))));
    }
  }
}
