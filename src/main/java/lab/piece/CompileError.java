package lab.piece;

import java.util.List;
import java.util.Optional;
import lab.base.Shown;

/**
 * A compiler error in a piece, with its place and its usual cause.
 *
 * @param piece the class whose file it stands in
 * @param line counted from 1
 * @param column counted from 0
 * @param message the compiler's own words, on one line
 * @param source the line of source
 * @param why the usual cause, in a sentence, where there is one
 */
public record CompileError(
    String piece, long line, int column, String message, String source, Optional<String> why) {
  private static final int WIDTH = 72;

  /** Of a message, and of a line: names may have any length, and 100 errors may repeat them. */
  private static final int MAX_LENGTH = 1000;

  /**
   * What the compiler repeats of the source is a student's; each character keeps its place, unless
   * the line is longer than anybody's.
   */
  public CompileError {
    message = Shown.lines(message);
    message = message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + " …" : message;
    source = Shown.lines(source);
    if (source.length() > MAX_LENGTH) {
      int from = Math.max(0, Math.min(column, source.length()) - MAX_LENGTH / 2);
      source = source.substring(from, Math.min(source.length(), from + MAX_LENGTH));
      column -= from;
    }
    why = why.map(Shown::lines);
  }

  /** File and line, as editors and terminals make a link of it. */
  public String place() {
    return "labs/mine/%s.java:%d".formatted(piece, line);
  }

  /** The line of source, cut to a terminal's width, and below it a caret under the place. */
  public List<String> excerpt() {
    return Excerpt.of(source, column, WIDTH);
  }

  /** All of it: file, line, the line itself with its caret, the usual cause. */
  @Override
  public String toString() {
    String shown = source.isBlank() ? "" : "\n    " + String.join("\n    ", excerpt());
    return "%s: %s%s%s"
        .formatted(place(), message, shown, why.map(sentence -> "\n  " + sentence).orElse(""));
  }
}
