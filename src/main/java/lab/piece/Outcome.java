package lab.piece;

/**
 * The result of one check of an exercise: passed or not, and why.
 *
 * @param check what it shows, a sentence
 * @param points what it is worth
 * @param status how it ended
 * @param message why it did not pass; empty if it passed
 * @param mistake short name of the known mistake whose results are the same, which the message
 *     explains; empty if there is none
 */
public record Outcome(String check, int points, Status status, Message message, String mistake) {
  /** How a check ended. */
  public enum Status {
    /** As it should be. */
    PASSED,
    /** Right on the cases that everybody is shown, and wrong on others that the check draws. */
    PASSED_SHOWN,
    /** The piece does something else, or throws. */
    FAILED,
    /** The stub is not filled in yet. */
    TODO,
    /** There is no piece to check: its class is missing or does not fit its contract. */
    ERROR
  }

  /** The points that were earned. */
  public int earned() {
    return passed() ? points : 0;
  }

  /** Whether the check passed. */
  public boolean passed() {
    return status == Status.PASSED;
  }

  /** The same, with another message. */
  public Outcome saying(Message other) {
    return new Outcome(check, points, status, other, mistake);
  }
}
