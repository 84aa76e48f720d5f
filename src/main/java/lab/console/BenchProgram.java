package lab.console;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.base.AtomicFile;
import lab.base.FolderLock;
import lab.base.SideProject;
import lab.base.Versions;

/**
 * Builds and runs the benchmark in {@code src/bench}, a Maven project of its own that uses the lab;
 * nothing in the lab uses it. It is built into {@code target/bench} and runs in a Java of its own.
 *
 * @param project where it is
 */
record BenchProgram(SideProject project) {
  private static final String MAIN = "bench.BenchMain";

  /**
   * @throws IllegalStateException if this lab has no benchmark
   */
  BenchProgram {
    if (!project.exists()) {
      throw new IllegalStateException(
          "bench: there is no benchmark in %s, which a student's copy of the lab comes without; the whole project has it"
              .formatted(project.source().normalize()));
    }
  }

  BenchProgram(Path home, Path lab) {
    this(new SideProject("bench", home, lab));
  }

  /** Takes the folder of results: two benchmarks at once would also measure one another. */
  void takeFolder() throws IOException {
    AtomicFile.requireFolder(project.folder());
    FolderLock.hold(project.folder());
  }

  /** Compiles it; Maven fetches the contestants' libraries. */
  void build() throws IOException {
    project.build("compile", "-Dnd4j.version=" + Versions.nd4j()); // theirs is the lab's
  }

  /** Makes the Python of the contestants in Python, in this terminal, since it takes a while. */
  void makePeers() throws IOException {
    String script = project.source().resolve("python/install.sh").toString();
    int code = project.ended(new ProcessBuilder("bash", script).inheritIO());
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
    String classes = project.folder().resolve("build/classes").toString();
    command.addAll(
        List.of("-cp", classes + File.pathSeparator + System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    return project.ended(new ProcessBuilder(command).inheritIO());
  }
}
