package lab.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Maven project of its own in {@code src}, which the lab builds into {@code target} when it is
 * needed, so that its libraries never come near the lab's class path.
 *
 * @param name of its folders in {@code src} and {@code target}
 * @param home the lab's folder
 * @param lab the jar that holds the lab's classes
 */
public record SideProject(String name, Path home, Path lab) {
  private static final long END_TIMEOUT_SECONDS = 10;

  /** Where its results and the build's are. */
  public Path folder() {
    return home.resolve("target").resolve(name);
  }

  /** Where its sources are. */
  public Path source() {
    return home.resolve("src").resolve(name);
  }

  /** Whether this lab has it: a student's copy comes without. */
  public boolean exists() {
    return Files.exists(pom());
  }

  private Path pom() {
    return source().resolve("pom.xml");
  }

  /**
   * Builds it; Maven fetches its libraries, and writes down where they are, in {@code classpath}.
   *
   * @param goal such as {@code compile}
   * @param properties such as {@code -Dnd4j.version=1.0}
   * @throws IOException if the build fails; the sentence names the file with all that was said
   */
  public void build(String goal, String... properties) throws IOException {
    Path log = Files.createDirectories(folder().resolve("logs")).resolve("build.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn",
                "-B",
                "-ntp",
                "-f",
                pom().toString(),
                "-Dlab.jar=" + lab,
                goal,
                "dependency:build-classpath",
                "-DincludeScope=runtime",
                "-Dmdep.excludeScope=system",
                "-Dmdep.outputFile=" + folder().resolve("classpath")));
    command.addAll(List.of(properties));
    ProcessBuilder maven = new ProcessBuilder(command).redirectErrorStream(true);
    if (ended(maven.redirectOutput(log.toFile())) != 0) {
      throw new IOException(
          "%s: the build failed; all that was said is in %s".formatted(name, log));
    }
  }

  /**
   * Runs a process of the project, which ends with this program, however that is ended.
   *
   * @return its exit code
   */
  public int ended(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new IOException(name + ": interrupted", e);
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
