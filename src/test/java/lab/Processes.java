package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other programs: classes of the tests in a Java of their own, and what is not Java. */
public final class Processes {
  private Processes() {}

  /** Starts a class's {@code main}; what it complains of is printed, too. */
  public static Process start(Class<?> main, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /**
   * Runs a program to its end.
   *
   * @param said a file for what it prints and complains of: a pipe that nobody reads would stop it
   * @param minutes after which it is ended
   * @return what it said
   * @throws AssertionError if it does not end well, with what it said
   */
  public static String run(List<String> command, Path said, int minutes)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(said);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError("%s says: %s".formatted(command, text));
    }
    return text;
  }
}
