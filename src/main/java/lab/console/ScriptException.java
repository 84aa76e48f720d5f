package lab.console;

import java.nio.file.Path;

/** A script could not be run to its end; the message says which line stopped it, and why. */
public final class ScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** The script as a whole cannot be run. */
  ScriptException(Path script, String sentence, Throwable cause) {
    super(script + ": " + sentence, cause);
    this.line = 0;
  }

  /** A line failed; it is quoted below the sentence. */
  ScriptException(Path script, int line, String source, String sentence, Throwable cause) {
    super("%s:%d: %s%n    %s".formatted(script, line, sentence, source.strip()), cause);
    this.line = line;
  }

  /** The line that failed, counted from 1; 0 if the script could not be read at all. */
  public int line() {
    return line;
  }
}
