package lab.console;

/** A statement was not run, or not to its end; the message says why, in a sentence. */
final class StatementException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  StatementException(int line, String sentence, Throwable cause) {
    super(sentence, cause);
    this.line = line;
  }

  /** The line at fault, counted as that of the statement is. */
  int line() {
    return line;
  }
}
