package lab.grade.book;

import java.util.List;

/**
 * Why a piece does not compile.
 *
 * @param file such as {@code Backprop.java}
 * @param line counted from 1
 * @param message the compiler's own words
 * @param excerpt the line of source, and a caret below the place
 * @param why the usual cause; empty if there is none
 */
public record Fault(String file, long line, String message, List<String> excerpt, String why) {
  /** All of it on a few lines of plain text. */
  @Override
  public String toString() {
    return "%s:%d: %s\n    %s%s"
        .formatted(
            file, line, message, String.join("\n    ", excerpt), why.isEmpty() ? "" : "\n" + why);
  }
}
