package lab.base;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Draws a progress bar again and again on one line of a terminal, in the width that the terminal
 * has at that time. The cursor waits where the line begins: a terminal that becomes narrower breaks
 * the line in two, and from there both are drawn over. The library's own would open the terminal to
 * measure it, and with that take Ctrl-C from the program, which then ends without a word and
 * without what it does at its end.
 */
public final class OneLine implements ProgressBarConsumer {
  /** From the cursor to the end of the screen. */
  private static final String ERASE = "\u001b[J";

  private final PrintStream out;
  private final int widest;
  private final boolean erases;
  private int standing; // characters of the line as it was drawn last

  /**
   * Makes a line for a progress bar.
   *
   * @param out the terminal
   * @param widest it may become, in characters
   */
  public OneLine(PrintStream out, int widest) {
    this(out, widest, erases(System.getenv("TERM")));
  }

  /**
   * A line.
   *
   * @param widest it may become, in characters
   * @param erases whether the terminal knows how to
   */
  public OneLine(PrintStream out, int widest, boolean erases) {
    this.out = out;
    this.widest = widest;
    this.erases = erases;
  }

  /** Where nothing is known of a terminal, as on Windows, it may show what it should obey. */
  public static boolean erases(String terminal) {
    return terminal != null && !terminal.startsWith("dumb");
  }

  @Override
  public int getMaxRenderedLength() {
    return Math.min(TerminalWidth.columns(widest), widest);
  }

  @Override
  public void accept(String line) {
    String shown = line.substring(0, Math.min(line.length(), getMaxRenderedLength()));
    String before = erases && shown.length() < standing ? ERASE : "";
    standing = shown.length();
    out.print("\r" + before + shown + "\r"); // at once, so that nothing comes between
  }

  /**
   * Its end is ended elsewhere: the library leaves that out where a bar ends before it is drawn.
   */
  @Override
  public void close() {}
}
