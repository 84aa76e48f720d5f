package lab.terminal;

import java.util.List;

/** Breaks lines that are too long for the terminal. */
public final class Wrap {
  private Wrap() {}

  /**
   * Wraps each line of a text between words; a line's own indentation is kept where it goes on.
   *
   * @param width of the result, in characters; a longer word stays whole
   * @param indent what stands before each line
   */
  public static List<String> lines(String text, int width, String indent) {
    return text.strip().lines().flatMap(line -> line(line, width, indent).stream()).toList();
  }

  private static List<String> line(String line, int width, String indent) {
    String rest = line.strip();
    String begin = indent + line.substring(0, line.indexOf(rest));
    int room = width - begin.length();
    return rest.length() <= room
        ? List.of((begin + rest).stripTrailing())
        : Prose.wrap(rest, room).stream().map(part -> begin + part).toList();
  }
}
