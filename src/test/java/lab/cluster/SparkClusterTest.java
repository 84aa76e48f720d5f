package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lab.Processes;
import lab.base.Folder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches and a class on a standalone master and two workers, processes of their own. */
@Tag("cluster")
class SparkClusterTest {
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
        started(
            "cluster",
            "labs/lab",
            "cluster",
            "start",
            "--workers",
            "2",
            "--port",
            "" + port,
            "--page",
            "" + freePort());
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

  /** A command that is under way, and says what it does in a file of that name. */
  private static Process started(String name, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
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
        started("killed", "labs/lab", "run", script("killed").toString(), "--on", master);
    awaitTrial("killed", search);
    kill(command -> command.contains("CoarseGrainedExecutorBackend"));

    assertThat(search.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(folder.resolve("killed.log"));
    assertThat(search.exitValue()).as(said).isZero();
    assertThat(said)
        .containsPattern(
            "cluster: executor \\d+ is gone \\(.*\\); what it was doing is done again by another")
        .containsPattern("\\d at work on \\d workers");
    assertSameAsHere("killed");
  }

  @Test
  void aKilledDriverGoesOnFromWhatIsDone() throws Exception {
    Process search =
        started("resumed", "labs/lab", "run", script("resumed").toString(), "--on", master);
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

  @Test
  void aClassGetsTheGradesOfThisMachineThoughAWorkerIsKilled() throws Exception {
    assumeThat(Path.of("solutions/reference")).isDirectory();
    Path handedIn = handIn();
    Path here = folder.resolve("grades-here");
    Processes.run(grade(handedIn, here), folder.resolve("grades-here.log"), 5);

    Path there = folder.resolve("grades-there");
    List<String> command = new ArrayList<>(grade(handedIn, there));
    command.addAll(List.of("--on", master));
    Path said = folder.resolve("grades-there.log");
    Process grading = started("grades-there", command.toArray(String[]::new));
    await("grades-there", grading, () -> Files.readString(said).contains("1/4 "));
    kill(line -> line.contains("CoarseGrainedExecutorBackend"));

    assertThat(grading.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(grading.exitValue()).as(Files.readString(said)).isZero();
    assertThat(said).content().contains("4 graded, 0 known from before, 0 not graded");
    for (String student : List.of("anna", "bo", "chris", "dana")) {
      Path results = Path.of(student, "results.json");
      assertThat(there.resolve(results)).hasSameBinaryContentAs(here.resolve(results));
    }
    assertThat(there.resolve("gradebook.csv"))
        .hasSameBinaryContentAs(here.resolve("gradebook.csv"));
  }

  private static List<String> grade(Path handedIn, Path out) {
    return List.of(
        "labs/lab", "grade", handedIn.toString(), "--out", out.toString(), "--seed", "7");
  }

  /** All right; a file is missing; a result is wrong; a file does not compile. */
  private static Path handIn() throws IOException {
    Path handedIn = folder.resolve("handed-in");
    for (String student : List.of("anna", "bo", "chris", "dana")) {
      Path own = Files.createDirectories(handedIn.resolve(student));
      for (Path piece : Folder.list(Path.of("solutions/reference"), file -> true)) {
        String source = Files.readString(piece).replace("package reference;", "package mine;");
        Files.writeString(own.resolve(piece.getFileName()), source);
      }
    }
    Files.delete(handedIn.resolve("bo/Adam.java"));
    Path wrong = handedIn.resolve("chris/Standardise.java");
    Files.writeString(wrong, Files.readString(wrong).replace("subColumnVector", "addColumnVector"));
    Files.writeString(handedIn.resolve("dana/Flip.java"), "package mine;\n\npublic class Flip {\n");
    return handedIn;
  }

  private static void awaitTrial(String name, Process search) throws Exception {
    await(name, search, () -> Files.exists(trials(name)));
  }

  private static void await(String name, Process search, Callable<Boolean> isSo) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!isSo.call()) {
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
