package lab.compile;

import java.util.List;
import java.util.Optional;

/**
 * Why a piece does not compile, where, and what that usually comes from.
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
  private static final int BEFORE = 40;
  private static final int WIDTH = 72;

  /** File and line, as editors and terminals make a link of it. */
  public String place() {
    return "labs/mine/%s.java:%d".formatted(piece, line);
  }

  /** The line of source, cut to a terminal's width, and below it a caret under the place. */
  public List<String> excerpt() {
    int cut = column > WIDTH - 8 ? column - BEFORE : 0;
    String shown = source.replace('\t', ' ').substring(Math.min(cut, source.length()));
    if (shown.length() > WIDTH) {
      shown = shown.substring(0, WIDTH - 1) + "…";
    }
    if (cut > 0) {
      shown = "…" + shown.substring(1);
    }
    int indent = shown.length() - shown.stripLeading().length();
    return List.of(shown.strip(), " ".repeat(Math.max(0, column - cut - indent)) + "^");
  }

  /** All of it: file, line, the line itself with its caret, the usual cause. */
  @Override
  public String toString() {
    return "%s: %s\n    %s%s"
        .formatted(
            place(),
            message,
            String.join("\n    ", excerpt()),
            why.map(sentence -> "\n  " + sentence).orElse(""));
  }
}
