package bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the benchmark works: {@code target/bench} of the lab, with its program and the contestants
 * in Java compiled in it.
 *
 * @param home the lab's folder
 * @param program the lab's own jar
 */
record Workplace(Path home, Path program) {
  Path folder() {
    return home.resolve("target/bench");
  }

  /** Where images, order, rates and weights are. */
  Path materials() {
    return folder().resolve("materials");
  }

  Path logs() {
    return folder().resolve("logs");
  }

  private Path classes() {
    return folder().resolve("build/classes");
  }

  /** For contestants that are this lab: what users have, and the benchmark's own classes. */
  static String withLab() {
    return System.getProperty("java.class.path");
  }

  /** For the others in Java: their libraries; of the lab's they see no library. */
  String withPeers() {
    try {
      String libraries = Files.readString(folder().resolve("classpath")).strip();
      return String.join(File.pathSeparator, classes().toString(), program.toString(), libraries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Has the materials written.
   *
   * @param ms every m that will be trained by others
   * @return the images' name
   */
  String prepare(List<Integer> ms) throws IOException {
    Files.createDirectories(logs());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("labs/jvm.options"),
                "-Dlab.home=" + home,
                "-cp",
                withLab(),
                "bench.contestant.Materials",
                materials().toString()));
    ms.forEach(m -> command.add(m.toString()));
    return run("materials", command).strip();
  }

  /** What it prints; its complaints go to a log. */
  private String run(String name, List<String> command) throws IOException {
    Path log = logs().resolve(name + ".log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        Files.writeString(log, printed + Files.readString(log));
        throw new IOException(
            "bench: the %s failed; all that was said is in %s".formatted(name, log));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("bench: interrupted during the " + name, e);
    }
    return printed;
  }
}
