package lab.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import lab.base.EnglishList;
import lab.course.kit.Rubric;
import lab.diagnose.Explanation;
import lab.piece.Assignment;
import lab.piece.Message;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.Subject;
import org.junit.jupiter.api.DisplayName;

/**
 * Runs an exercise's checks on somebody's piece and says what is wrong with it, for {@code check},
 * {@code watch} and {@code grade}.
 */
public final class Checker {
  /** Draws the cases that everybody is shown. */
  public static final long PUBLIC_SEED = 1;

  private static final String LEAVE = "which it must leave as ";

  private Checker() {}

  /**
   * Makes an exercise's checks on the cases that everybody is shown. There is no limit to its time:
   * a piece that never returns is the caller's affair.
   *
   * @param exercise which exercise
   * @param subject whose piece
   */
  public static Verdict check(Assignment exercise, Subject subject) {
    return check(exercise, subject, PUBLIC_SEED);
  }

  /**
   * Runs all checks of an exercise on a subject.
   *
   * @param exercise which exercise
   * @param subject whose piece
   * @param seed of the random cases: the same seed gives the same verdict
   */
  public static Verdict check(Assignment exercise, Subject subject, long seed) {
    return check(exercise, subject, seed, check -> true);
  }

  /**
   * Makes an exercise's checks, and explains some of those that fail.
   *
   * @param seed of the random cases
   * @param explained whether a check that fails, by its number from 0, is explained: why a piece is
   *     wrong takes longer to find than that it is
   */
  public static Verdict check(
      Assignment exercise, Subject subject, long seed, IntPredicate explained) {
    List<CheckRun> trials = CheckRuns.of(exercise, subject, seed);
    Diagnosis diagnosis = new Diagnosis(exercise, subject, trials, seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Optional<Explanation> why =
          trials.get(i).status() == Status.FAILED && explained.test(i)
              ? diagnosis.of(i)
              : Optional.empty();
      outcomes.add(outcome(exercise.piece(), trials.get(i), why));
    }
    return new Verdict(exercise, List.copyOf(outcomes));
  }

  /**
   * The verdict where no check can be made: every check has the same status and message.
   *
   * @param exercise which exercise
   * @param status how all its checks end
   * @param message why
   */
  public static Verdict unchecked(Assignment exercise, Status status, String message) {
    return new Verdict(
        exercise,
        Course.rubric(exercise).tests().stream()
            .map(
                method ->
                    new Outcome(
                        method.getAnnotation(DisplayName.class).value(),
                        Rubric.points(method),
                        status,
                        Message.of(message),
                        ""))
            .toList());
  }

  private static Outcome outcome(String piece, CheckRun trial, Optional<Explanation> why) {
    Message message = trial.message();
    String seen = changes(piece, trial) + message.seen();
    return new Outcome(
        trial.check(),
        trial.points(),
        trial.status(),
        new Message(
            why.map(known -> seen + ": " + known.sentence()).orElse(seen), message.example()),
        why.flatMap(Explanation::name).orElse(""));
  }

  /** What a piece changes and must not comes first: wrong numbers may follow from it. */
  private static String changes(String piece, CheckRun trial) {
    if (trial.status() != Status.FAILED || trial.message().seen().contains(LEAVE)) {
      return "";
    }
    List<String> changed = trial.changed();
    return changed.isEmpty()
        ? ""
        : "%s changes %s, %s; "
            .formatted(
                piece,
                EnglishList.and(changed),
                LEAVE + (changed.size() == 1 ? "it is" : "they are"));
  }
}
