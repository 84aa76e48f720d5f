package lab.gradebook.platform;

import java.io.IOException;
import lab.base.Shown;

/**
 * Thrown where it is not clear which files or rows are whose; the message says what the instructor
 * has to decide.
 */
public final class UnclearException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception of a sentence, in which text of unknown origin is made safe to show. */
  public UnclearException(String sentence) {
    super(Shown.of(sentence));
  }
}
