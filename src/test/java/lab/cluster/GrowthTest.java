package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import lab.base.Numbers;
import org.junit.jupiter.api.Test;

/** What CLUSTER.md says of speed is what was measured, and what the simulation made of it. */
class GrowthTest {
  private static JsonObject json(String name) throws IOException {
    return JsonParser.parseString(Files.readString(Path.of("src/cluster", name))).getAsJsonObject();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("src/CLUSTER.md")).replaceAll("\\s+", " ");
  }

  private static double speedUp(String seconds) throws IOException {
    JsonObject measured = json("measured.json");
    return measured.getAsJsonObject("one").get(seconds).getAsDouble()
        / measured.getAsJsonObject("two").get(seconds).getAsDouble();
  }

  private static double mean(JsonArray numbers) {
    return StreamSupport.stream(numbers.spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .average()
        .orElseThrow();
  }

  @Test
  void whatWasMeasuredIsTheRecords() throws IOException {
    JsonObject one = json("measured.json").getAsJsonObject("one");
    JsonObject growth = json("growth.json");

    assertThat(page())
        .contains(
            Numbers.text(
                "40 trials of %.0f s are done %.2f times as fast by two, a class of 60 %.2f times",
                mean(one.getAsJsonArray("trialSeconds")),
                speedUp("searchSeconds"),
                speedUp("classSeconds")))
        .contains(
            Numbers.text(
                "A task costs its worker %.0f ms beside its work, the driver %.0f ms of a processor, and the network %.0f kB",
                1000 * growth.get("overheadSeconds").getAsDouble(),
                1000 * growth.get("driverSeconds").getAsDouble(),
                one.get("taskBytes").getAsDouble() / 1000))
        .contains(
            Numbers.text(
                "images that it lacks, %.0f MB, %.1f s",
                one.get("suppliedBytes").getAsDouble() / 1e6,
                one.get("suppliedSeconds").getAsDouble()));
  }

  @Test
  void theTableIsTheSimulations() throws IOException {
    JsonObject needed = json("growth.json").getAsJsonObject("neededSeconds");
    String page = Files.readString(Path.of("src/CLUSTER.md"));
    for (String workers : needed.keySet()) {
      JsonObject of = needed.getAsJsonObject(workers);
      assertThat(page)
          .contains(
              Numbers.text(
                  "| %s | %.1f s | %.1f s | %.1f s | %.1f s | %.0f %% |",
                  workers,
                  of.get("all").getAsDouble(),
                  of.get("overhead").getAsDouble(),
                  of.get("driver").getAsDouble(),
                  of.get("images").getAsDouble(),
                  100 * of.get("spread").getAsDouble()));
    }
  }
}
