package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.piece.Assignment;
import lab.piece.Outcome.Status;
import lab.piece.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference has all points. {@code mvn -Ppit} changes it, and sees whether this still holds.
 */
class ReferenceTest {
  private static final Subject REFERENCE =
      Subject.of(ReferenceTest.class.getClassLoader(), "reference");

  static List<Assignment> all() {
    return Course.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasAllPointsOnTheCasesThatEverybodyIsShown(Assignment exercise) {
    hasAllPoints(exercise, Checker.PUBLIC_SEED);
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasAllPointsOnOthers(Assignment exercise) {
    hasAllPoints(exercise, -7_000_000_007L);
  }

  private static void hasAllPoints(Assignment exercise, long seed) {
    Verdict verdict = Checker.check(exercise, REFERENCE, seed);
    MutantMessages.note(exercise, REFERENCE, seed, verdict);
    assertThat(verdict.outcomes())
        .allMatch(outcome -> outcome.status() == Status.PASSED && outcome.message().isEmpty());
    assertThat(verdict.points()).isEqualTo(exercise.points());
    assertThat(verdict.passed()).isTrue();
  }
}
