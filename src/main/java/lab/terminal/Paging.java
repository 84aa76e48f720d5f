package lab.terminal;

import java.util.List;
import org.jline.utils.AttributedString;

/** Finds where a text that is taller than the screen is divided into pages. */
final class Paging {
  /** Lines that are worth being waited for. */
  private static final int MIN_HEIGHT = 4;

  private Paging() {}

  /**
   * The end of the screenful that begins with a line: all of the rest, if there is room for it, or
   * else as much as has room, up to the place in its second half where the text is parted best: at
   * an empty line, or before a line that is no further in than others, so that no statement is
   * torn.
   *
   * @param lines of the whole text, with their styles
   * @param columns of the screen; a longer line takes several rows
   * @param rows there are, except for the one in which Enter is waited for
   * @param below rows that are needed behind the text's end
   * @return number of the first line that is not in it
   */
  static int end(List<String> lines, int from, int columns, int rows, int below) {
    int to = from;
    int taken = 0;
    int half = from;
    while (to < lines.size() && taken + rows(lines.get(to), columns) <= rows) {
      taken += rows(lines.get(to), columns);
      to++;
      half = taken > rows / 2 ? half : to;
    }
    if (to == lines.size() && taken + below - 1 <= rows) {
      return to;
    }
    List<String> plain = lines.stream().map(line -> plain(line)).toList();
    int last = Math.min(to, lines.size() - 1);
    int full = Math.max(Math.min(to, lines.size() - MIN_HEIGHT), from + 1);
    int best = full;
    int least = Integer.MAX_VALUE;
    for (int at = half + 1; at <= last; at++) {
      boolean empty = plain.get(at - 1).isEmpty();
      int cost = empty ? -1 : indent(plain.get(at));
      boolean may = empty || at <= full && !plain.get(at).matches("\\s*(?:[})\\].].*)?");
      boolean comment = plain.get(at - 1).strip().startsWith("//"); // of what comes next
      if (may && !comment && cost <= least && !endsInTitle(plain, from, at)) {
        best = at;
        least = cost;
      }
    }
    return best;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Whether a title is the last that is seen: what it is the title of must follow it. */
  private static boolean endsInTitle(List<String> plain, int from, int to) {
    return plain.subList(Math.max(from, to - 3), to).stream().anyMatch(l -> l.startsWith("──"));
  }

  private static String plain(String line) {
    return AttributedString.fromAnsi(line).toString();
  }

  /** Rows that lines take. */
  static int rows(List<String> lines, int columns) {
    return lines.stream().mapToInt(line -> rows(line, columns)).sum();
  }

  private static int rows(String line, int columns) {
    int length = AttributedString.fromAnsi(line).columnLength();
    return Math.max(1, (length + columns - 1) / columns);
  }
}
