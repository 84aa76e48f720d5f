package lab.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Text for people: paragraphs, each a line of its own until it is wrapped. A paragraph that begins
 * with two spaces stands as it is, such as a formula.
 */
final class Prose {
  private static final String AS_IT_IS = "  ";

  private Prose() {}

  /** What a comment line says. */
  static String text(String comment) {
    String text = comment.substring("//".length());
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** Joins the comment lines of each paragraph; a bare {@code //} stands between two. */
  static List<String> paragraphs(List<String> comments) {
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

  /** A paragraph in lines of at most so many columns, unless a word is longer. */
  static List<String> wrap(String paragraph, int width) {
    return wrap(paragraph, width, 0);
  }

  /**
   * The same behind something that stands in the first line already.
   *
   * @param taken columns of the first line; the first part of the result is empty where the first
   *     word would fit on a line of its own, but not behind these
   */
  static List<String> wrap(String paragraph, int width, int taken) {
    if (paragraph.startsWith(AS_IT_IS)) {
      return paragraph.lines().toList();
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = taken;
    for (String word : paragraph.split(" +")) {
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
  static int columns(String text) {
    return new AttributedString(text).columnLength();
  }
}
