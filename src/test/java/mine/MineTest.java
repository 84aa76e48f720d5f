package mine;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import lab.grade.Assignment;
import lab.grade.Checker;
import lab.grade.Course;
import lab.grade.Outcome;
import lab.grade.Subject;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The checks of your own pieces: {@code mvn test -Dgroups=mine}, or run this class in an IDE. */
@Tag("mine")
class MineTest {
  private static final Subject MINE = Subject.of(MineTest.class.getClassLoader(), "mine");

  @TestFactory
  Stream<DynamicContainer> exercises() {
    return Course.all().stream()
        .map(exercise -> dynamicContainer(exercise.toString(), checks(exercise)));
  }

  private static Stream<DynamicTest> checks(Assignment exercise) {
    return Checker.check(exercise, MINE).outcomes().stream()
        .map(outcome -> dynamicTest(name(outcome), () -> requirePassed(exercise, outcome)));
  }

  private static String name(Outcome outcome) {
    int points = outcome.points();
    return "%s (%d %s)".formatted(outcome.check(), points, points == 1 ? "point" : "points");
  }

  private static void requirePassed(Assignment exercise, Outcome outcome) {
    if (outcome.status() != Outcome.Status.PASSED) {
      Assertions.fail("%s: %s%n%s".formatted(exercise, outcome.check(), outcome.message()));
    }
  }
}
