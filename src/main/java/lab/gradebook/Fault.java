package lab.gradebook;

import java.util.List;
import lab.piece.CompileError;

/**
 * A compiler error as it is kept in a result.
 *
 * @param place file and line
 * @param message the compiler's own words
 * @param excerpt the line of source, and a caret below the place
 * @param why the usual cause; empty if there is none
 */
record Fault(String place, String message, List<String> excerpt, String why) {
  static Fault of(CompileError error) {
    return new Fault(error.place(), error.message(), error.excerpt(), error.why().orElse(""));
  }

  /** All of it on a few lines of plain text. */
  @Override
  public String toString() {
    return "%s: %s\n    %s%s"
        .formatted(place, message, String.join("\n    ", excerpt), why.isEmpty() ? "" : "\n" + why);
  }
}
