package lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lab.Exercise;
import lab.course.kit.Rubric;
import lab.piece.Assignment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourseTest {
  static List<Assignment> all() {
    return Course.all();
  }

  @Test
  void backpropIsWorthMost() {
    assertThat(Course.all())
        .filteredOn(exercise -> exercise != Course.of("4.1"))
        .allMatch(exercise -> exercise.points() < Course.of("4.1").points());
  }

  @Test
  void everyStubIsAnExerciseInTheLabsOrder() throws IOException {
    try (Stream<Path> stubs = Files.list(Path.of("labs/mine"))) {
      assertThat(stubs.map(stub -> stub.getFileName().toString().replace(".java", "")))
          .containsExactlyInAnyOrderElementsOf(
              Course.all().stream().map(Assignment::piece).toList());
    }
    assertThat(Course.all().stream().map(exercise -> Double.parseDouble(exercise.id()))).isSorted();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStubIsMarkedWithTheExercisesId(Assignment exercise) throws ClassNotFoundException {
    Class<?> stub = Class.forName("mine." + exercise.piece());
    assertThat(stub).isAssignableTo(exercise.contract());
    assertThat(Arrays.stream(stub.getDeclaredMethods()).map(m -> m.getAnnotation(Exercise.class)))
        .filteredOn(mark -> mark != null)
        .isNotEmpty()
        .allMatch(mark -> mark.value().equals(exercise.id()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theChecksPointsSumUpAndEachIsASentenceInItsPlace(Assignment exercise) {
    List<Method> checks = Course.rubric(exercise).tests();
    assertThat(checks)
        .hasSizeBetween(3, 7)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Course.rubric(exercise).checks().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList());
    assertThat(checks.stream().mapToInt(Rubric::points).sum()).isEqualTo(exercise.points());
    assertThat(checks).allMatch(check -> Rubric.points(check) > 0);
    assertThat(checks.stream().map(check -> check.getAnnotation(Order.class).value()))
        .doesNotHaveDuplicates();
    assertThat(checks.stream().map(check -> check.getAnnotation(DisplayName.class).value()))
        .doesNotHaveDuplicates()
        .allMatch(sentence -> sentence.length() > 20 && !sentence.endsWith("."));
  }

  @Test
  void anExerciseHasAnIdAndAName() {
    assertThat(Course.of("Backprop")).isEqualTo(Course.of("4.1")).hasToString("4.1 Backprop");
    assertThatThrownBy(() -> Course.of("4.2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no exercise 4.2; there are 1.1 Standardise, ")
        .hasMessageEndingWith(" and 11.1 Adam");
  }
}
