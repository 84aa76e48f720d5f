package lab.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import lab.script.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README and the labs say of the course what labs/lab course check --table prints. */
class CoursePagesTest {
  @TempDir Path folder;
  private Project project;
  private CoursePages pages;

  @BeforeEach
  void read() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "a release has no such page");
    project = Project.in(new Home(Path.of("")));
    pages = CoursePages.of(project);
  }

  @Test
  void thePagesSayWhatIsPrinted() throws Exception {
    assertThat(pages.wrong(project)).as("%s", pages.printed()).isEmpty();
  }

  @Test
  void whatIsPrintedIsATableAndTheWordsOfEveryCount() {
    assertThat(pages.printed())
        .startsWith("| lab | pieces (exercise) |\n|---|---|\n| 1 Arrays and images | 1.1 Stand")
        .contains(
            "| 6 Mini-batch descent | 6.1 MiniBatches, 6.2 Sgd",
            "| 12 The report | puts the others")
        .contains("README.md: … which of %d known".formatted(pages.counts().mistakes()))
        .endsWith(" labs you build …\n");
  }

  @Test
  void whatIsNotSoIsSaid() throws Exception {
    Files.createDirectories(folder.resolve("solutions/reference"));
    Files.createDirectories(folder.resolve("labs"));
    String readme = Files.readString(Path.of("README.md"));
    Files.writeString(
        folder.resolve("README.md"), readme.replace("6.2 Sgd", "6.3 Sgd").replace(" labs of", ""));
    Path students = Path.of("src/release/README.md");
    Files.createDirectories(folder.resolve("src/release"));
    Files.copy(students, folder.resolve(students));
    Files.writeString(
        folder.resolve("labs/01-arrays.jsh"),
        "// In these\n// %s\n// labs you build".formatted(labs()));
    assertThat(pages.wrong(Project.in(new Home(folder))))
        .containsExactly(
            "The table of exercises in README.md is another than the course's: put there what labs/lab course check --table prints.",
            "README.md must say “numbered by the %s labs of the course”.".formatted(labs()));
    Files.delete(folder.resolve("labs/01-arrays.jsh"));
    assertThat(pages.wrong(Project.in(new Home(folder))))
        .hasSize(3)
        .contains("labs/01-arrays.jsh must say “In these %s labs you build”.".formatted(labs()));
  }

  private String labs() {
    return lab.base.NumberWords.of(pages.counts().labs());
  }
}
