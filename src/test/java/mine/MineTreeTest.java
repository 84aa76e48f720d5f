package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Sources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/** The tree of {@link MineTest} has every exercise and check, by the names that people read. */
class MineTreeTest {
  @Test
  void everyExerciseHasAMethodWithItsNameAndItsLabsTag() {
    Map<String, String> found = new TreeMap<>();
    for (Method method : MineTest.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(TestFactory.class)) {
        String name = method.getAnnotation(DisplayName.class).value();
        assertThat(name.split(" ")[1]).isEqualToIgnoringCase(method.getName());
        found.put(name, method.getAnnotation(Tag.class).value());
      }
    }
    Map<String, String> wanted = new TreeMap<>();
    Course.all().forEach(one -> wanted.put(one.toString(), "lab" + one.lab()));
    assertThat(found).as("MineTest has a method for each exercise").isEqualTo(wanted);
  }

  @Test
  void aCheckIsATestThatOpensTheMethodToBeWritten() throws IOException {
    Assignment exercise = Course.of("6.2");
    Path file = Path.of("labs/mine/Sgd.java");
    int line = Sources.read(file.getParent()).lineOf("Sgd", "6.2");
    assertThat(line).isGreaterThan(1);
    List<DynamicTest> checks = new MineTest().sgd().toList();
    assertThat(checks).hasSameSizeAs(Course.rubric(exercise).tests());
    assertThat(checks)
        .allSatisfy(
            check -> {
              assertThat(check.getDisplayName()).matches(".+ \\(\\d+ points?\\)");
              assertThat(check.getTestSourceUri().orElseThrow().toString())
                  .isEqualTo(file.toUri() + "?line=" + line);
            });
    assumeTrue(Files.readString(file).contains("throw Todo.task"), "it is written: nothing fails");
    for (DynamicTest check : checks) {
      AssertionFailedError failure =
          catchThrowableOfType(AssertionFailedError.class, check.getExecutable()::execute);
      assertThat(failure).hasMessageStartingWith("6.2 Sgd: ");
      assertThat(failure.getStackTrace()[0].toString())
          .isEqualTo("mine.Sgd.exercise(Sgd.java:%d)".formatted(line));
    }
  }
}
