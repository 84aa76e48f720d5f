package lab.grade;

/**
 * A failure whose cause the check sees by itself: where chance is involved, two pieces with the
 * same mistake need not draw the same numbers.
 */
final class Recognised extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String mistake;

  /**
   * @param mistake name of a known mistake of the exercise
   * @param message what was seen, as in any other failure
   */
  Recognised(String mistake, String message) {
    super(message);
    this.mistake = mistake;
  }

  /** The known mistake's name. */
  String mistake() {
    return mistake;
  }
}
