package lab.console;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lab.base.AtomicFile;
import lab.base.FolderLock;
import lab.base.Versions;

/**
 * Builds and runs the benchmark in {@code src/bench}, a Maven project of its own that uses the lab;
 * nothing in the lab uses it. It is built into {@code target/bench} and runs in a Java of its own.
 *
 * @param home the lab's folder
 * @param lab the jar that holds the lab's classes
 */
record BenchProgram(Path home, Path lab) {
  private static final String MAIN = "bench.BenchMain";
  private static final long END_TIMEOUT_SECONDS = 10;

  /**
   * @throws IllegalStateException if this lab has no benchmark
   */
  BenchProgram {
    if (!Files.exists(home.resolve("src/bench/pom.xml"))) {
      throw new IllegalStateException(
          "bench: there is no benchmark in %s, which a student's copy of the lab comes without; the whole project has it"
              .formatted(home.resolve("src/bench").normalize()));
    }
  }

  private Path folder() {
    return home.resolve("target/bench");
  }

  /** Takes the folder of results: two benchmarks at once would also measure one another. */
  void takeFolder() throws IOException {
    AtomicFile.requireFolder(folder());
    FolderLock.hold(folder());
  }

  /** Compiles it; Maven fetches the contestants' libraries, and writes down where they are. */
  void build() throws IOException {
    Path log = Files.createDirectories(folder().resolve("logs")).resolve("build.log");
    ProcessBuilder maven =
        new ProcessBuilder(
            System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn",
            "-B",
            "-ntp",
            "-f",
            home.resolve("src/bench/pom.xml").toString(),
            "-Dlab.jar=" + lab,
            "-Dnd4j.version=" + Versions.nd4j(), // theirs is the lab's
            "compile",
            "dependency:build-classpath",
            "-DincludeScope=runtime",
            "-Dmdep.excludeScope=system",
            "-Dmdep.outputFile=" + folder().resolve("classpath"));
    if (ended(maven.redirectErrorStream(true).redirectOutput(log.toFile())) != 0) {
      throw new IOException("bench: the build failed; all that was said is in " + log);
    }
  }

  /** Makes the Python of the contestants in Python, in this terminal, since it takes a while. */
  void makePeers() throws IOException {
    String script = home.resolve("src/bench/python/install.sh").toString();
    int code = ended(new ProcessBuilder("bash", script).inheritIO());
    if (code != 0) {
      throw new IOException(
          "bench: the Python of the contestants could not be made, since %s ended with exit code %d; what it said stands above"
              .formatted(script, code));
    }
  }

  /**
   * Runs it at this terminal, in a Java with the settings of this one.
   *
   * @return its exit code
   */
  int run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    String classes = folder().resolve("build/classes").toString();
    command.addAll(
        List.of("-cp", classes + File.pathSeparator + System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    return ended(new ProcessBuilder(command).inheritIO());
  }

  /** Waits for a process, which ends with this program however that is ended. */
  private static int ended(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new IOException("bench: interrupted", e);
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
