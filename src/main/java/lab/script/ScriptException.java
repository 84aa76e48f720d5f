package lab.script;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown where a script cannot be run to its end; the message says which line stopped it, and why.
 */
public final class ScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** The script as a whole cannot be run. */
  ScriptException(Path script, String sentence, Throwable cause) {
    super(script + ": " + sentence, cause);
    this.line = 0;
  }

  /**
   * A line failed.
   *
   * @param excerpt the line, to be quoted below the sentence; and what marks the place in it
   */
  ScriptException(Path script, int line, List<String> excerpt, String sentence, Throwable cause) {
    super(
        excerpt.stream()
            .collect(
                Collectors.joining(
                    "%n    ".formatted(), "%s:%d: %s%n    ".formatted(script, line, sentence), "")),
        cause);
    this.line = line;
  }

  /** The line that failed, counted from 1; 0 if the script could not be read at all. */
  public int line() {
    return line;
  }
}
