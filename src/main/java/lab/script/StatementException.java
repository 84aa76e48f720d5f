package lab.script;

import java.util.List;
import lab.piece.Excerpt;

/**
 * Thrown where a statement cannot be run, or not to its end; the message says why, in a sentence.
 */
public final class StatementException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String INTERRUPTED = "interrupted";

  private final int line;
  private final String text;
  private final int column;

  /** A sentence about a line; without a cause where that is null. */
  public StatementException(int line, String sentence, Throwable cause) {
    this(line, "", -1, sentence, cause);
  }

  /**
   * The same, where the place in the line is known.
   *
   * @param text of the statement in this line
   * @param column of the place in this text, counted from 0
   */
  StatementException(int line, String text, int column, String sentence, Throwable cause) {
    super(sentence, cause);
    this.line = line;
    this.text = text;
    this.column = column;
  }

  /** Of a statement that was asked to end before its end. */
  public static StatementException interruption(int line, Throwable cause) {
    return new StatementException(line, INTERRUPTED, cause);
  }

  /** Whether it was asked to end. */
  public boolean isInterruption() {
    return getMessage().equals(INTERRUPTED);
  }

  /** The line at fault, counted as that of the statement is. */
  public int line() {
    return line;
  }

  /**
   * The line at fault, and a caret below it where the place is known.
   *
   * @param source the whole line: the statement may be a part of it
   * @param width of the result, in characters
   */
  public List<String> excerpt(String source, int width) {
    String part = text.strip();
    int from = source.indexOf(part);
    if (from < 0) { // JShell ends an expression with a semicolon of its own
      from = source.indexOf(part.replaceFirst(";$", ""));
    }
    List<String> marked = Excerpt.of(source, from + column - indent(), width);
    return column < 0 || from < 0 ? marked.subList(0, 1) : marked;
  }

  private int indent() {
    return text.length() - text.stripLeading().length();
  }
}
