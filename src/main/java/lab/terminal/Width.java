package lab.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import lab.base.TerminalWidth;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Wraps the program's output to the width of the terminal that it writes to, if it writes to one.
 */
public final class Width implements AutoCloseable {
  private final Terminal terminal;

  private Width(Terminal terminal) {
    this.terminal = terminal;
    follow(terminal);
  }

  /** Measures the terminal once; does nothing without a terminal. */
  public static void measure() throws IOException {
    if (Screen.isTerminal()) {
      followed().close();
    }
  }

  /**
   * A width that is asked of the terminal each time, until it is closed; null without a terminal.
   */
  public static Width followed() throws IOException {
    return Screen.isTerminal() ? new Width(terminal()) : null;
  }

  /** One that leaves the signals alone: Ctrl-C goes on to mean what it means. */
  private static Terminal terminal() throws IOException {
    return TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build();
  }

  /** From now on this terminal is asked. */
  public static void follow(Terminal terminal) {
    TerminalWidth.ask(() -> Screen.columns(terminal.getWidth(), 0));
  }

  /**
   * The number of characters in a line.
   *
   * @param otherwise where there is no terminal
   */
  public static int columns(int otherwise) {
    return TerminalWidth.columns(otherwise);
  }

  /** Wraps a stream to the width of the terminal; the stream itself without a terminal. */
  public static OutputStream margin(OutputStream out) {
    return columns(0) > 0 ? new Margin(out, () -> columns(0)) : out;
  }

  /** The same, to write text to. */
  public static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(margin(out), StandardCharsets.UTF_8), true);
  }

  @Override
  public void close() throws IOException {
    int last = columns(0);
    TerminalWidth.ask(() -> last);
    terminal.close();
  }
}
