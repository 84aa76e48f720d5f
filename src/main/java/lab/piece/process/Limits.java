package lab.piece.process;

import java.time.Duration;

/**
 * Limits on the time that a student's code may take. Generous: slow but correct code is right.
 *
 * @param call of one method of a piece; the checks' calls take milliseconds
 * @param exercise of all calls of one exercise together
 * @param compiling of a submission, or of one file by itself
 */
public record Limits(Duration call, Duration exercise, Duration compiling) {
  /** 10 s a call, a minute an exercise, 20 s to compile. */
  public static final Limits GENEROUS =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(20));

  /** The same, but an exercise takes no longer than what is left. */
  Limits within(Duration left) {
    return exercise.compareTo(left) <= 0 ? this : new Limits(call, left, compiling);
  }
}
