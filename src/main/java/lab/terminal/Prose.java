package lab.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/**
 * Splits text into paragraphs and wraps them, each a line of its own until then. A paragraph that
 * begins with two spaces stands as it is, such as a formula.
 */
public final class Prose {
  private static final String AS_IT_IS = "  ";

  /** A number at the end of what stands before; a sign that stands apart from its number. */
  private static final Pattern NUMBER = Pattern.compile(".*\\d[)\\]]?", Pattern.DOTALL);

  private static final Pattern SIGN = Pattern.compile(".*±", Pattern.DOTALL);
  private static final Pattern UNIT =
      Pattern.compile("(?:%|±|(?:points?|[kMG]B|ms|µs)(?!\\w)).*", Pattern.DOTALL);

  /** Of the lab, which are told with their arguments. */
  private static final Pattern COMMANDS =
      Pattern.compile("(?:check|hint|reset|solution|report|run|data|watch)\\W*");

  /** Between two parts of a formula. */
  private static final Pattern OPERATOR = Pattern.compile("[-=+·/−<>≤≥≈∘]");

  private static final Pattern FUNCTION = Pattern.compile(".*(?:\\b(?:ln|exp|log)|[Σ√])");

  /** Characters of a formula that is not broken. */
  private static final int MAX_FORMULA_LENGTH = 30;

  private Prose() {}

  /** The text of a comment line, without its slashes. */
  public static String text(String comment) {
    String text = comment.substring("//".length());
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** Joins the comment lines of each paragraph; a bare {@code //} stands between two. */
  public static List<String> paragraphs(List<String> comments) {
    List<String> all = new ArrayList<>();
    boolean ended = true;
    for (String comment : comments) {
      String text = text(comment).stripTrailing();
      boolean asItIs = text.startsWith(AS_IT_IS);
      if (text.isEmpty()) {
        ended = true;
      } else if (ended || asItIs != all.get(all.size() - 1).startsWith(AS_IT_IS)) {
        all.add(text);
        ended = false;
      } else {
        int last = all.size() - 1;
        all.set(last, all.get(last) + (asItIs ? "\n" : " ") + text);
      }
    }
    return all;
  }

  /** Whether the next word may belong to this one. */
  static boolean mayBeJoined(String word) {
    return NUMBER.matcher(word).matches() || SIGN.matcher(word).matches();
  }

  /** Whether two words belong on one line: a number and its unit, a number and its ±. */
  static boolean isJoint(String before, String after) {
    return NUMBER.matcher(before).matches() && UNIT.matcher(after).matches()
        || SIGN.matcher(before).matches();
  }

  /**
   * Whether a word goes on with what has begun: a formula such as n = 3, or a command of the lab.
   */
  private static boolean goesOn(String before, String after) {
    boolean command = before.matches("\\W*labs/lab( [\\w.]+)*");
    boolean formula =
        OPERATOR.matcher(after).matches()
            || OPERATOR.matcher(before.substring(before.lastIndexOf(' ') + 1)).matches()
            || FUNCTION.matcher(before).matches();
    return formula && before.length() + after.length() < MAX_FORMULA_LENGTH
        || command && (after.matches("(?:\\d|--).*") || COMMANDS.matcher(after).matches());
  }

  /** What a line can be broken between. */
  private static List<String> words(String paragraph) {
    List<String> words = new ArrayList<>();
    for (String word : paragraph.split(" +")) {
      int last = words.size() - 1;
      if (last >= 0 && (isJoint(words.get(last), word) || goesOn(words.get(last), word))) {
        words.set(last, words.get(last) + " " + word);
      } else {
        words.add(word);
      }
    }
    return words;
  }

  /** A paragraph in lines of at most so many columns, unless a word is longer. */
  public static List<String> wrap(String paragraph, int width) {
    return wrap(paragraph, width, 0);
  }

  /**
   * The same behind something that stands in the first line already.
   *
   * @param taken columns of the first line; the first part of the result is empty where the first
   *     word would fit on a line of its own, but not behind these
   */
  public static List<String> wrap(String paragraph, int width, int taken) {
    if (paragraph.startsWith(AS_IT_IS)) {
      return paragraph.lines().toList();
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = taken;
    for (String word : words(paragraph)) {
      int columns = columns(word);
      int space = line.isEmpty() ? 0 : 1;
      boolean fitsBelow = !line.isEmpty() || used > 0 && columns <= width;
      if (fitsBelow && used + space + columns > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
        space = 0;
      }
      line.append(" ".repeat(space)).append(word);
      used += space + columns;
    }
    lines.add(line.toString());
    return lines;
  }

  /** How much room a text takes in a terminal: some characters take two columns, some none. */
  public static int columns(String text) {
    return new AttributedString(text).columnLength();
  }
}
