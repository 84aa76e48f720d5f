package lab.console;

import java.util.List;
import org.jline.utils.AttributedString;

/** Where a text that is taller than the screen is parted. */
final class Paging {
  /** Lines that are worth being waited for. */
  private static final int LEAST = 4;

  private Paging() {}

  /**
   * The end of the screenful that begins with a line: all of the rest, if there is room for it, or
   * else as much as has room, up to an empty line in its second half where there is one.
   *
   * @param lines of the whole text, with their styles
   * @param columns of the screen; a longer line takes several rows
   * @param rows there are, but for the one in which Enter is waited for
   * @param below rows that are needed behind the text's end
   * @return number of the first line that is not in it
   */
  static int end(List<String> lines, int from, int columns, int rows, int below) {
    int to = from;
    int taken = 0;
    int empty = from;
    while (to < lines.size() && taken + rows(lines.get(to), columns) <= rows) {
      taken += rows(lines.get(to), columns);
      to++;
      if (taken > rows / 2 && to < lines.size() && lines.get(to - 1).isEmpty()) {
        empty = to;
      }
    }
    if (to == lines.size() && taken + below - 1 <= rows) {
      return to;
    }
    int full = Math.min(to, lines.size() - LEAST);
    return empty > from ? empty : Math.max(full, from + 1);
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
