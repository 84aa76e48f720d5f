package lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.course.Course;
import lab.course.kit.Rubric;
import lab.notebook.LabNotebooks.Written;
import lab.piece.Assignment;
import lab.script.Home;
import lab.stepper.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NbgraderCourseTest {
  private static final Path REFERENCES = Path.of("solutions/reference");

  @TempDir Path folder;

  @BeforeEach
  void needsReferences() {
    assumeTrue(Files.isDirectory(REFERENCES));
  }

  private static Map<Path, NotebookDocument> assignments() throws Exception {
    return NbgraderCourse.assignments(Lab.all(new Home(Path.of(""))), REFERENCES);
  }

  private static JsonObject metadata(NotebookCell cell) {
    return cell.metadata().getAsJsonObject("nbgrader");
  }

  @Test
  void everyCheckIsACellWithItsPoints() throws Exception {
    Map<String, Integer> points = new TreeMap<>();
    for (NotebookDocument assignment : assignments().values()) {
      for (NotebookCell cell : assignment.cells()) {
        if (metadata(cell).get("grade").getAsBoolean()) {
          assertThat(metadata(cell).get("locked").getAsBoolean()).isTrue();
          assertThat(metadata(cell).get("solution").getAsBoolean()).isFalse();
          points.put(cell.id(), metadata(cell).get("points").getAsInt());
        }
      }
    }
    Map<String, Integer> wanted = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      var tests = Course.rubric(exercise).tests();
      for (int i = 0; i < tests.size(); i++) {
        String id = "check-%s-%d".formatted(exercise.id().replace('.', '-'), i + 1);
        wanted.put(id, Rubric.points(tests.get(i)));
      }
    }
    assertThat(points).isEqualTo(wanted);
    assertThat(points.values().stream().mapToInt(all -> all).sum()).isEqualTo(Course.points());
  }

  @Test
  void everyExerciseIsOneSolutionCell() throws Exception {
    List<NotebookCell> solutions =
        assignments().values().stream()
            .flatMap(assignment -> assignment.cells().stream())
            .filter(cell -> metadata(cell).get("solution").getAsBoolean())
            .toList();
    assertThat(solutions).hasSameSizeAs(Course.all());
    assertThat(solutions)
        .allSatisfy(
            cell ->
                assertThat(cell.source())
                    .startsWith("package mine;")
                    .contains("// BEGIN SOLUTION", "// END SOLUTION", "throw lab.Todo.task("));
  }

  @Test
  void isWrittenOnceAndAChangedOneIsKept() throws Exception {
    LabNotebooks course = new LabNotebooks(Lab.all(new Home(Path.of(""))), folder);
    assertThat(course.writeCourse(REFERENCES, false)).isEqualTo(new Written(11, 0, List.of()));
    assertThat(course.writeCourse(REFERENCES, false)).isEqualTo(new Written(0, 11, List.of()));
    Path settings = folder.resolve("nbgrader_config.py");
    assertThat(settings).content().contains("c.ClearSolutions.code_stub = {\"java\": ");
    Path changed = folder.resolve("source/04-backprop/04-backprop.ipynb");
    Files.writeString(changed, Files.readString(changed).replace("Work through", "First do"));
    Files.writeString(settings, "mine");
    assertThat(course.writeCourse(REFERENCES, false).kept())
        .singleElement()
        .asString()
        .startsWith(
            changed + ": cell 1, title, differs from solutions/reference for lab 4 in line 3: ");
    assertThat(changed).content().contains("First do");
    assertThat(settings).hasContent("mine");
  }

  @Test
  void withoutReferencesThereIsNoCourse() {
    assertThatThrownBy(() -> NbgraderCourse.assignments(List.of(), folder.resolve("reference")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            folder.resolve("reference")
                + " is not there: an assignment's answers are the references in it.");
  }
}
