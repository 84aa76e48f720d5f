package lab.piece.process;

import java.util.function.IntPredicate;
import lab.piece.Assignment;

/**
 * A request to check one exercise of a submission.
 *
 * @param exercise whose checks are made
 * @param seed of the checks' random cases
 * @param counts whether it matters that a check fails, by its number from 0: only then it is
 *     explained, and made again in a process where others ran before
 */
public record Asked(Assignment exercise, long seed, IntPredicate counts) {
  /** A request in which every check counts. */
  public static Asked of(Assignment exercise, long seed) {
    return new Asked(exercise, seed, check -> true);
  }
}
