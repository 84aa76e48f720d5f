package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lab.course.dropout.DropoutMistakes;
import lab.course.kit.Mistake;
import lab.piece.Assignment;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.Subject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known mistake is failed, and called by its name. */
@Tag("slow")
class BankTest {
  /** Those of all exercises, or of {@code -Dexercise=3.2}. */
  static Stream<Arguments> mistakes() {
    String only = System.getProperty("exercise");
    return Course.all().stream()
        .filter(exercise -> only == null || exercise.id().equals(only))
        .flatMap(
            exercise ->
                Course.mistakes(exercise).stream()
                    .map(mistake -> Arguments.of(exercise, mistake.name(), mistake)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isFailedAndNamed(Assignment exercise, String name, Mistake mistake) {
    Verdict verdict = Checker.check(exercise, mistake);
    assertThat(verdict.points())
        .as(
            "%s, mistake \"%s\": if all checks pass, it is the right way, or %sChecks lacks a case that tells it",
            exercise, name, exercise.piece())
        .isLessThan(exercise.points());
    List<Outcome> failed =
        verdict.outcomes().stream().filter(one -> one.status() != Status.PASSED).toList();
    assertThat(failed).isNotEmpty().allMatch(outcome -> outcome.status() == Status.FAILED);
    assertThat(failed)
        .extracting(Outcome::mistake)
        .as(
            "%s, mistake \"%s\": if another is named too, both do the same, or ask(…) in %sChecks lacks a case that tells them apart: %s",
            exercise, name, exercise.piece(), failed)
        .containsOnly(name);
    assertThat(failed)
        .allMatch(one -> one.message().seen().contains(mistake.sentence()))
        .allMatch(one -> one.message().text().length() < 3000, "large cases are not shown whole");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isFailedOnOtherCasesToo(Assignment exercise, String name, Mistake mistake) {
    for (long seed : Seeds.hidden()) {
      assertThat(CheckRuns.of(exercise, mistake, seed).stream().map(CheckRun::status))
          .as("%s, mistake \"%s\", seed %d", exercise, name, seed)
          .contains(Status.FAILED);
    }
  }

  /** A whole submission, right except for this. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  @Tag("grading")
  void costsPointsAtItsExerciseAlone(Assignment exercise, String name, Mistake mistake) {
    Subject reference = Subject.of(BankTest.class.getClassLoader(), "reference");
    for (Assignment one : Course.all()) {
      Subject piece = one.equals(exercise) ? mistake : reference;
      int earned =
          CheckRuns.of(one, piece, Checker.PUBLIC_SEED).stream()
              .filter(trial -> trial.status() == Status.PASSED)
              .mapToInt(CheckRun::points)
              .sum();
      assertThat(earned == one.points()).as(one.toString()).isEqualTo(piece == reference);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void saysWhatIsDoneWrong(Assignment exercise, String name, Mistake mistake) {
    assertThat(mistake.sentence())
        .as("%s, mistake \"%s\": its sentence", exercise, name)
        .hasSizeBetween(30, 160)
        .doesNotEndWith(".");
    assertThat(name).as("%s, mistake \"%s\": its name", exercise, name).hasSizeBetween(4, 60);
  }

  @Test
  void namesAreOfOneMistakeEach() {
    for (Assignment exercise : Course.all()) {
      assertThat(Course.mistakes(exercise).stream().map(Mistake::name)).doesNotHaveDuplicates();
    }
  }

  @Test
  void atLeast200AreKnown() {
    assertThat(Course.all().stream().mapToInt(one -> Course.mistakes(one).size()).sum())
        .isGreaterThanOrEqualTo(200);
  }

  @Test
  void aKeptFactorThatIsNoNumberIsFailed() {
    Subject subject =
        Subject.of(
            "NaN",
            settings -> {
              double p = (double) settings[0];
              return new DropoutMistakes.Right(p) {
                @Override
                public double factor(double draw) {
                  return draw < p ? 0 : p == 0 ? 1 : Double.NaN;
                }
              };
            });
    Verdict verdict = Checker.check(Course.of("9.1"), subject);
    assertThat(verdict.points()).isLessThan(5);
    assertThat(verdict.outcomes().get(0).message().text())
        .isEqualTo(
            "with p = 0.2 a factor is NaN, not 0 or 1/(1−p) = 1.25: factors are infinite or no"
                + " numbers; look at what is divided by what, and in which type");
  }
}
