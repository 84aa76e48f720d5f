package lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Processes;
import lab.script.Home;
import lab.stepper.Lab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks and assignments, held against Jupyter's and nbgrader's own programs. */
@Tag("python")
class NbgraderTest {
  private static final Path ENVIRONMENT = Path.of("target/python-notebook").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src/test/python/notebook");

  @TempDir Path folder;

  @BeforeAll
  static void needsPython() {
    assumeTrue(
        Files.exists(ENVIRONMENT),
        "there is no target/python-notebook; src/test/python/install.sh makes it");
  }

  private String run(String... command) throws IOException, InterruptedException {
    return Processes.run(List.of(command), folder.resolve("said.txt"), 30);
  }

  private String python(String script, Path at, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ENVIRONMENT.resolve("bin/python").toString(),
                SCRIPTS.resolve(script + ".py").toString(),
                at.toString()));
    command.addAll(List.of(more));
    return run(command.toArray(String[]::new));
  }

  @Test
  void allAreValidToTheByte() throws Exception {
    List<Lab> labs = Lab.all(new Home(Path.of("")));
    Path written = folder.resolve("written");
    new LabNotebooks(labs, written.resolve("labs")).write(false);
    new LabNotebooks(labs, written.resolve("course"))
        .writeCourse(Path.of("solutions/reference"), false);
    assertThat(python("validate", written)).endsWith(labs.size() + 11 + " valid\n");
  }

  /** Full, half, empty, wrong, endless: generated, handed in, graded both ways, told. */
  @Test
  void aClassOfFiveHasThePointsOfLabGrade() throws Exception {
    run("labs/lab", "jupyter", "--install", "--prefix", ENVIRONMENT.toString());
    assertThat(python("five", folder.resolve("five"), "--allow-portable"))
        .contains("full     4-1   16 of 16", "half     4-1   10 of 16", "endless  4-1    0 of 16")
        .endsWith("the same points\n");
  }
}
