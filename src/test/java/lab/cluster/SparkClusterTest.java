package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lab.Processes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search on a standalone master and two workers, which are processes of their own. */
@Tag("cluster")
class SparkSearchTest {
  private static final int TRIALS = 12;
  private static final long START_MINUTES = 10; // the first time, Spark is fetched

  @TempDir private static Path folder;
  private static Process cluster;
  private static String master;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    Path said = folder.resolve("cluster.log");
    cluster =
        new ProcessBuilder(
                "labs/lab",
                "cluster",
                "start",
                "--workers",
                "2",
                "--port",
                "" + port,
                "--page",
                "" + freePort())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(START_MINUTES);
    while (!Files.readString(said).contains("The master is " + master)) {
      assertThat(cluster.isAlive() && System.nanoTime() < end).as(Files.readString(said)).isTrue();
      Thread.sleep(200);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    List<ProcessHandle> all = cluster.descendants().toList();
    cluster.destroy();
    assertThat(cluster.waitFor(30, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle one : all) {
      one.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  /** A script with a search whose trials stand in a file of that name. */
  private static Path script(String name) throws IOException {
    Path script = folder.resolve(name + ".jsh");
    Files.writeString(
        script,
        """
        import lab.*;
        import lab.data.*;
        import lab.search.*;
        import lab.train.*;
        import reference.*;

        record Falling(double peak) implements Schedule {
          public double eta(long t) { return peak / (1 + t / 100.0); }
        }

        var data = Shapes.load().split(1_000, 500).standardised(new Standardise());
        Training training(double lambda) {
          return Training.on(data)
              .network(new GaussianInit(0.01), 50)
              .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
              .metric(new Accuracy())
              .batches(new MiniBatches(100)).optimiser(new Sgd())
              .schedule(new Falling(0.05)).updates(1_500).measureEvery(500).lambda(lambda);
        }
        Search.of(settings -> training(settings.get("lambda")))
            .random(%d, Map.of("lambda", new LogUniform(-5, -1)), 3)
            .run(Path.of("%s")).size()    // => %d
        """
            .formatted(TRIALS, trials(name), TRIALS));
    return script;
  }

  private static Path trials(String name) {
    return folder.resolve(name + ".jsonl");
  }

  private static void run(String name, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("labs/lab", "run", script(name).toString()));
    command.addAll(List.of(options));
    Processes.run(command, folder.resolve(name + ".log"), 5);
  }

  /** The lines of a file without what differs from run to run, in the order of the trials. */
  private static List<JsonObject> lines(String name) throws IOException {
    return Files.readAllLines(trials(name)).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .sorted(Comparator.comparingInt(line -> trial(line).get("number").getAsInt()))
        .toList();
  }

  private static JsonObject trial(JsonObject line) {
    return line.getAsJsonObject("trial");
  }

  private static void assertSameAsHere(String name) throws Exception {
    if (!Files.exists(trials("here"))) {
      run("here");
    }
    List<JsonObject> there = lines(name);
    assertThat(there)
        .extracting(line -> line.remove("worker").getAsString())
        .allMatch(worker -> worker.contains(", executor "));
    assertThat(there).hasSize(TRIALS);
    assertThat(withoutTimes(there)).isEqualTo(withoutTimes(lines("here")));
  }

  private static List<JsonObject> withoutTimes(List<JsonObject> lines) {
    lines.forEach(line -> trial(line).remove("seconds"));
    return lines;
  }

  @Test
  void itsTrialsAreThoseOfThisMachineToTheBit() throws Exception {
    run("spark", "--on", master);
    assertSameAsHere("spark");
  }

  @Test
  void whatAKilledWorkerWasDoingIsDoneAgainOnce() throws Exception {
    Process search =
        new ProcessBuilder("labs/lab", "run", script("killed").toString(), "--on", master)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    awaitTrial("killed", search);
    kill(command -> command.contains("CoarseGrainedExecutorBackend"));

    assertThat(search.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(search.exitValue()).as(Files.readString(folder.resolve("killed.log"))).isZero();
    assertSameAsHere("killed");
  }

  @Test
  void aKilledDriverGoesOnFromWhatIsDone() throws Exception {
    Process search =
        new ProcessBuilder("labs/lab", "run", script("resumed").toString(), "--on", master)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("resumed.log").toFile())
            .start();
    awaitTrial("resumed", search);
    kill(command -> command.contains("cluster.Driver"));
    assertThat(search.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(search.exitValue()).isEqualTo(1);
    assertThat(folder.resolve("resumed.log"))
        .content()
        .contains("Spark's driver for " + master + " has ended; what is done is kept");
    int done = lines("resumed").size();
    assertThat(done).isBetween(1, TRIALS - 1);

    run("resumed", "--on", master);
    assertSameAsHere("resumed");
  }

  private static void awaitTrial(String name, Process search) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!Files.exists(trials(name))) {
      assertThat(search.isAlive() && System.nanoTime() < end)
          .as(Files.readString(folder.resolve(name + ".log")))
          .isTrue();
      Thread.sleep(50);
    }
  }

  /** Ends one process of the cluster, or of a search on it, as kill -9 does. */
  private static void kill(Predicate<String> command) {
    ProcessHandle victim =
        ProcessHandle.current()
            .descendants()
            .filter(one -> command.test(one.info().commandLine().orElse("")))
            .findFirst()
            .orElseThrow();
    victim.destroyForcibly();
  }
}
