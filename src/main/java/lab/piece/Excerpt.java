package lab.piece;

import java.util.List;

/** Shows a line of source with a caret below the place that is meant. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * The line without the space around it, and the caret; what is too wide is cut, and the place
   * stays to be seen.
   *
   * @param column of the place, counted from 0
   * @param width of the result, in characters, at least 16
   */
  public static List<String> of(String source, int column, int width) {
    int cut = column > width - 8 ? Math.max(0, column - width / 2) : 0;
    String shown = source.replace('\t', ' ').substring(Math.min(cut, source.length()));
    if (shown.length() > width) {
      shown = shown.substring(0, width - 1) + "…";
    }
    if (cut > 0) {
      shown = "…" + shown.substring(Math.min(1, shown.length()));
    }
    int indent = shown.length() - shown.stripLeading().length();
    return List.of(shown.strip(), " ".repeat(Math.max(0, column - cut - indent)) + "^");
  }
}
