package lab.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines that are too long for the terminal. */
final class Wrap {
  private Wrap() {}

  /**
   * Wraps each line of a text between words; a line's own indentation is kept where it goes on.
   *
   * @param width of the result, in characters; a longer word stays whole
   * @param indent what stands before each line
   */
  static List<String> lines(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    for (String line : text.strip().lines().toList()) {
      String own = line.substring(0, line.length() - line.stripLeading().length());
      String begin = indent + own;
      String rest = line.strip();
      while (begin.length() + rest.length() > width) {
        int at = rest.lastIndexOf(' ', Math.max(1, width - begin.length()));
        if (at <= 0) {
          at = rest.indexOf(' ');
        }
        if (at < 0) {
          break;
        }
        lines.add(begin + rest.substring(0, at));
        rest = rest.substring(at).strip();
      }
      lines.add((begin + rest).stripTrailing());
    }
    return lines;
  }
}
