package lab.course;

import java.util.List;
import lab.piece.Assignment;
import lab.piece.Outcome;

/**
 * The outcomes of all checks of an exercise for one piece.
 *
 * @param exercise which exercise
 * @param outcomes one a check, the smallest case first
 */
public record Verdict(Assignment exercise, List<Outcome> outcomes) {
  /** Whether all checks passed. */
  public boolean passed() {
    return outcomes.stream().allMatch(Outcome::passed);
  }

  /** Whether nothing has been written yet. */
  public boolean untouched() {
    return outcomes.stream().allMatch(outcome -> outcome.status() == Outcome.Status.TODO);
  }

  /** The points that were earned, 0 to the exercise's. */
  public int points() {
    return outcomes.stream().mapToInt(Outcome::earned).sum();
  }
}
