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
        .endsWith("\n5 things lack.\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aReleaseHasNoExercisesToWrite() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder);
    assertThat(project.lab("course", "check"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "Exercises are written in the instructor's project, and this is none: %s is not there.\n"
                    .formatted(project.home().references())));
  }
}
