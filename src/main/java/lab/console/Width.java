package lab.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/**
 * How wide the terminal is that the program writes to, if it writes to one. It stands in the system
 * property {@code lab.columns}, where progress bars look for it each time that they are drawn.
 */
final class Width implements AutoCloseable {
  private static final String PROPERTY = "lab.columns";
  private static final String RESIZED = "WINCH";

  private final Terminal terminal;
  private final Object before; // who was told until now that the window has another size

  private Width(Terminal terminal) {
    this.terminal = terminal;
    leave(terminal);
    before = Signals.register(RESIZED, () -> leave(terminal));
  }

  /** Measures the terminal once; nothing where there is none. */
  static void measure() throws IOException {
    if (Lesson.isTerminal()) {
      try (Terminal terminal = terminal()) {
        leave(terminal);
      }
    }
  }

  /** Measures it again whenever it changes, until this is closed; null where there is none. */
  static Width followed() throws IOException {
    return Lesson.isTerminal() ? new Width(terminal()) : null;
  }

  /** One that leaves the signals alone: Ctrl-C goes on to mean what it means. */
  private static Terminal terminal() throws IOException {
    return TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build();
  }

  /** Leaves a terminal's width where it is looked for. */
  static void leave(Terminal terminal) {
    int columns = Screen.columns(terminal.getWidth(), 0);
    if (columns > 0) {
      System.setProperty(PROPERTY, Integer.toString(columns));
    }
  }

  /**
   * Characters in a line, as measured last.
   *
   * @param otherwise where there is no terminal
   */
  static int columns(int otherwise) {
    return Integer.getInteger(PROPERTY, otherwise);
  }

  /** The stream with a margin where the terminal ends; the stream itself where there is none. */
  static OutputStream margin(OutputStream out) {
    return columns(0) > 0 ? new Margin(out, () -> columns(0)) : out;
  }

  /** The same, to write text to. */
  static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(margin(out), StandardCharsets.UTF_8), true);
  }

  @Override
  public void close() throws IOException {
    Signals.unregister(RESIZED, before);
    terminal.close();
  }
}
