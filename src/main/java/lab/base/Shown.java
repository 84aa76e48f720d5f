package lab.base;

import java.util.regex.Pattern;

/**
 * Makes text of unknown origin safe to show: a file's name, an exception's message, what a piece
 * printed or a server sent. Such text may hold what a terminal or a page obeys in place of showing
 * it: ESC and the other controls, U+0080 to U+009F among them, and marks that turn the direction of
 * writing.
 */
public final class Shown {
  /**
   * Controls, formats, halves of pairs, separators of lines; by Unicode, not by ASCII alone. What
   * joins letters, in Persian and in emoji, is none of these.
   */
  private static final String KINDS = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}";

  private static final Pattern OBEYED = Pattern.compile("[" + KINDS + "&&[^\\u200c\\u200d]]");

  private static final Pattern OBEYED_IN_LINES =
      Pattern.compile("[" + KINDS + "&&[^\\u200c\\u200d\\n]]");

  /**
   * What a spreadsheet runs as a formula where a cell begins with it. Where a comma is a decimal
   * point, a cell begins behind each semicolon, too.
   */
  private static final Pattern FORMULA =
      Pattern.compile("(^|;\\s*)(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Shown() {}

  /** With a question mark for each character that would be obeyed; always one line. */
  public static String of(String foreign) {
    return OBEYED.matcher(foreign).replaceAll("?");
  }

  /** The same for a cell of a table: an apostrophe makes text of what a spreadsheet would run. */
  public static String cell(String foreign) {
    return FORMULA.matcher(of(foreign)).replaceAll("$1'");
  }

  /** The same, in as many lines as it has. */
  public static String lines(String foreign) {
    return OBEYED_IN_LINES.matcher(foreign.replace('\t', ' ')).replaceAll("?");
  }

  /**
   * The same in one line, with one space for all between two words, cut where it is too long.
   *
   * @param longest in characters, at least 1
   */
  public static String line(String foreign, int longest) {
    String line = of(SPACE.matcher(foreign).replaceAll(" ").strip());
    return line.length() <= longest ? line : line.substring(0, longest) + " …";
  }

  /**
   * In as many lines as it has, with such characters as JSON and Java write them: nothing is lost.
   */
  public static String escaped(String foreign) {
    return OBEYED_IN_LINES
        .matcher(foreign)
        .replaceAll(
            found ->
                found
                    .group()
                    .chars()
                    .mapToObj(c -> String.format("\\\\u%04x", c))
                    .reduce("", String::concat));
  }
}
