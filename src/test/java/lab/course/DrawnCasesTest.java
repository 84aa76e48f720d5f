package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lab.piece.Assignment;
import lab.piece.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who writes down the answers to the cases that everybody is shown has no points for it. */
class DrawnCasesTest {
  static Stream<Assignment> exercises() {
    return Course.all().stream();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void everyCheckHasCasesOfItsSeed(Assignment exercise) {
    Subject reference = Subject.of(DrawnCasesTest.class.getClassLoader(), "reference");
    List<CheckRun> shown = CheckRuns.of(exercise, reference, Checker.PUBLIC_SEED);
    List<CheckRun> hidden = CheckRuns.of(exercise, reference, 77);
    for (int i = 0; i < shown.size(); i++) {
      assertThat(shown.get(i).sameAs(hidden.get(i))).as(shown.get(i).check()).isFalse();
    }
  }
}
