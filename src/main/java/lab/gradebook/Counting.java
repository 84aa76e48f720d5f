package lab.gradebook;

import java.util.Locale;

/** Which of a student's attempts counts. */
public enum Counting {
  LATEST,
  BEST,
  FIRST,
  /** Each is a line of its own. */
  ALL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
