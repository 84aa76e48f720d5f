package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.console.TemporaryProject.Ended;
import lab.course.Course;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void requireReferences() {
    assumeTrue(
        Files.isDirectory(Path.of("solutions/reference")), "exercises are written elsewhere");
  }

  private static Ended here(String... args) {
    return new TemporaryProject(Path.of("").toAbsolutePath()).lab(args);
  }

  @Test
  void aLineForEachExerciseAndNothingLacks() {
    Ended ended = here("course", "check");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out().lines())
        .hasSize(Course.all().size() + 2)
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.matches("✓ 6\\.2   Sgd  .* points, .* right variants, \\d+ labs"))
        .anyMatch(line -> line.matches("✓ pages  .* labs, .* known mistakes"))
        .endsWith("Nothing lacks.");
    assertThat(here("course", "check", "Sgd").out()).hasLineCount(2).doesNotContain("pages");
  }

  @Test
  void whatLacksIsSaidAndOne() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder).withReferences();
    Ended ended = project.lab("course", "check", "6.2");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "✗ 6.2   Sgd  ",
            "\n    src/main/resources/lab/hints/6.2.txt is not there.\n",
            "\n    No lab uses it: new Sgd(…) stands in the code of no script in labs/.\n")
        .endsWith("\n9 things lack.\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aNewExerciseIsWrittenAndWhatIsToBeWrittenIsTold() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder).withReferences();
    String course = "src/main/java/lab/course/Course.java";
    Files.createDirectories(folder.resolve(course).getParent());
    Files.copy(Path.of(course), folder.resolve(course));
    Files.writeString(folder.resolve("labs/09-dropout.jsh"), "// Lab 9: Dropout\n");
    long exercises = Course.all().stream().filter(one -> one.lab() == 9).count();
    String id = "9." + (exercises + 1);
    Ended ended = project.lab("course", "new", id, "Novelty", "--contract", "Optimiser");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("solutions/reference/Novelty.java\n")
        .endsWith("\nWhat is still to be written: labs/lab course check %s\n".formatted(id));
    Ended again = project.lab("course", "new", id, "Novelty");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).startsWith("solutions/reference/Novelty.java is there already: ");
  }

  @Test
  void aReleaseHasNoExercisesToWrite() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder);
    Ended refused =
        new Ended(
            1,
            "",
            "Exercises are written in the instructor's project, and this is none: %s is not there.\n"
                .formatted(project.home().references()));
    assertThat(project.lab("course", "check")).isEqualTo(refused);
    assertThat(project.lab("course", "check", "--table")).isEqualTo(refused);
    assertThat(project.lab("course", "new", "9.2", "Novelty")).isEqualTo(refused);
  }
}
