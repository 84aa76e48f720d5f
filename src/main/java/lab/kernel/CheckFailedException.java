package lab.kernel;

/** Thrown where a check that a cell asks for does not pass; the message says why. */
public final class CheckFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckFailedException(String sentence) {
    super(sentence);
  }
}
