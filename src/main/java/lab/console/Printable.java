package lab.console;

import java.util.regex.Pattern;

/** Text that a terminal shows and does not obey, whoever wrote it. */
final class Printable {
  /** Control characters, marks of writing direction, line separators, halves of characters. */
  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n]]");

  private static final String TAB = "    ";

  private Printable() {}

  /** The text with what a terminal obeys as Java writes it, such as {@code \u001b}; lines stay. */
  static String of(String text) {
    String lines = text.replace("\r\n", "\n").replace("\t", TAB);
    return OBEYED.matcher(lines).replaceAll(found -> escaped(found.group().charAt(0)));
  }

  private static String escaped(char c) {
    return c == '\r' ? "\\\\r" : "\\\\u%04x".formatted((int) c);
  }
}
