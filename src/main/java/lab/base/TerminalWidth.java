package lab.base;

import java.util.function.IntSupplier;

/**
 * Finds how wide the terminal is, anew each time that something is drawn, since a window may change
 * its size.
 */
public final class TerminalWidth {
  private static volatile IntSupplier asked = () -> 0;

  private TerminalWidth() {}

  /**
   * Sets the function that is asked for the width from now on.
   *
   * @param columns characters in a line now; 0 if there is no terminal
   */
  public static void ask(IntSupplier columns) {
    asked = columns;
  }

  /**
   * The number of characters in a line at this time.
   *
   * @param otherwise where there is no terminal
   */
  public static int columns(int otherwise) {
    int columns = asked.getAsInt();
    return columns > 0 ? columns : otherwise;
  }
}
