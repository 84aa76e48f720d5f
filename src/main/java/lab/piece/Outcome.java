package lab.piece;

import java.util.Optional;

/**
 * What one check of an exercise found.
 *
 * @param check what it shows, a sentence
 * @param points what it is worth
 * @param status how it ended
 * @param message why it did not pass: a line that says what is wrong, then, indented, the smallest
 *     case that shows it; empty if it passed
 * @param mistake short name of the known mistake whose results are the same; the message's first
 *     line explains it
 */
public record Outcome(
    String check, int points, Status status, String message, Optional<String> mistake) {
  /** How a check ended. */
  public enum Status {
    /** As it should be. */
    PASSED,
    /** The piece does something else, or throws. */
    FAILED,
    /** The stub is not filled in yet. */
    TODO,
    /** There is no piece to check: its class is missing or does not fit its contract. */
    ERROR
  }

  /** The points that were earned. */
  public int earned() {
    return status == Status.PASSED ? points : 0;
  }
}
