package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Sources;
import lab.script.Home;
import lab.stepper.Lab;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * The tree of {@link MineTest} has every lab, exercise and check, by the names that people read.
 */
class MineTreeTest {
  @Test
  void everyLabWithExercisesHasItsNameAndTag() throws Exception {
    Map<String, String> found = new TreeMap<>();
    for (Method method : MineTest.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(TestFactory.class)) {
        assertThat(method.getAnnotation(Tag.class).value()).isEqualTo(method.getName());
        found.put(method.getName(), method.getAnnotation(DisplayName.class).value());
      }
    }
    Map<String, String> wanted = new TreeMap<>();
    for (Lab lab : Lab.all(new Home(Path.of("")))) {
      if (!lab.exercises().isEmpty()) {
        wanted.put("lab" + lab.number(), "Lab %d: %s".formatted(lab.number(), lab.topic()));
      }
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void anExerciseIsANodeWithItsChecksThatOpensItsMethod() throws IOException {
    Assignment exercise = Course.of("6.2");
    List<DynamicContainer> exercises = new MineTest().lab6().toList();
    assertThat(exercises)
        .extracting(DynamicContainer::getDisplayName)
        .containsExactly("6.1 MiniBatches", "6.2 Sgd");
    DynamicContainer sgd = exercises.get(1);
    int line = Sources.read(Path.of("labs/mine")).lineOf("Sgd", "6.2");
    assertThat(line).isGreaterThan(1);
    assertThat(sgd.getTestSourceUri().orElseThrow().toString())
        .isEqualTo(Path.of("labs/mine/Sgd.java").toUri() + "?line=" + line);
    List<DynamicTest> checks =
        ((Stream<?>) sgd.getChildren()).map(DynamicTest.class::cast).toList();
    assertThat(checks).hasSameSizeAs(Course.rubric(exercise).tests());
    assertThat(checks).allMatch(check -> check.getDisplayName().matches(".+ \\(\\d+ points?\\)"));
    assertThat(checks)
        .allSatisfy(
            check -> assertThat(check.getTestSourceUri()).isEqualTo(sgd.getTestSourceUri()));
    boolean isStub = Files.readString(Path.of("labs/mine/Sgd.java")).contains("throw Todo.task");
    assumeTrue(isStub, "it is written: nothing fails");
    for (DynamicTest check : checks) {
      AssertionFailedError failure = null;
      try {
        check.getExecutable().execute();
      } catch (AssertionFailedError e) {
        failure = e;
      } catch (Throwable e) {
        throw new AssertionError("another failure", e);
      }
      assertThat(failure).isNotNull().hasMessageStartingWith("6.2 Sgd: ");
      assertThat(failure.getStackTrace()[0].toString())
          .isEqualTo("mine.Sgd.exercise(Sgd.java:%d)".formatted(line));
    }
  }
}
