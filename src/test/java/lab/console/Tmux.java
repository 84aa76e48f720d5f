package lab.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real terminal to drive: a window of tmux, on a server of its own. */
final class Tmux implements AutoCloseable {
  private static final int PATIENCE = 90; // seconds until something must have been shown

  private final String server = "lab-" + UUID.randomUUID();

  /**
   * Opens a window and runs a command in it; where there is no tmux, the test is skipped.
   *
   * @param command for the shell
   */
  Tmux(int columns, int rows, String command) throws Exception {
    assumeTrue(exists(), "tmux is not installed: no terminal to drive");
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows, command);
  }

  private static boolean exists() throws InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Presses keys, such as {@code Enter}, {@code C-c}, or types the text that is no key's name. */
  Tmux press(String... keys) throws Exception {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(keys));
    tmux(command.toArray(String[]::new));
    return this;
  }

  /** Gives the window another size. */
  void resize(int columns, int rows) throws Exception {
    tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /** What is on the screen, and above it. */
  String screen() throws Exception {
    return tmux("capture-pane", "-p", "-S", "-1000");
  }

  /** Waits until a text stands on the screen, or above it, so many times. */
  String until(String text, int times) throws Exception {
    for (int i = 0; i < PATIENCE * 10; i++) {
      String screen = screen();
      if (screen.split(Pattern.quote(text), -1).length > times) {
        return screen;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("“%s” is not shown:%n%s".formatted(text, screen()));
  }

  String until(String text) throws Exception {
    return until(text, 1);
  }

  private String tmux(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", server));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  @Override
  public void close() throws Exception {
    tmux("kill-server");
  }
}
