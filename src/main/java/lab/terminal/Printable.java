package lab.terminal;

import lab.base.Shown;

/** Removes what a terminal would obey from text of unknown origin. */
public final class Printable {
  private static final String TAB = "    ";

  private Printable() {}

  /** The text with what a terminal obeys as Java writes it, such as {@code \u001b}; lines stay. */
  public static String of(String text) {
    String lines = text.replace("\r\n", "\n").replace("\t", TAB).replace("\r", "\\r");
    return Shown.escaped(lines);
  }
}
