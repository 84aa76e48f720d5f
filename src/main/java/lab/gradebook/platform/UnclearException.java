package lab.gradebook.platform;

import java.io.IOException;
import lab.base.Shown;

/** It is not clear whose is what, so that nothing is graded: the one who asked has to say. */
public final class UnclearException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnclearException(String sentence) {
    super(Shown.of(sentence));
  }
}
