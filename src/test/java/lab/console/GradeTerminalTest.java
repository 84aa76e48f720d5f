package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grades a class in a real terminal, and presses keys meanwhile. */
@Tag("slow")
class GradeTerminalTest {
  private static final int STUDENTS = 12;

  @TempDir Path folder;

  @Test
  void ctrlCWritesTheTableOfThoseGradedSoFar() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to hand in");
    TemporaryProject project = TemporaryProject.in(folder.resolve("project")).withReferences();
    for (int i = 1; i <= STUDENTS; i++) {
      Path mine = Files.createDirectories(folder.resolve("in/student%02d/mine".formatted(i)));
      Files.writeString(mine.resolve("Accuracy.java"), TemporaryProject.right("Accuracy"));
    }
    Path options = folder.resolve("java.options");
    Files.writeString(options, "-cp \"%s\"".formatted(System.getProperty("java.class.path")));
    String command =
        "trap : INT; OMP_NUM_THREADS=1 '%s/bin/java' '@%s' -Dlab.terminal=true -Dlab.home='%s' '@%s' lab.console.Main grade '%s' --out '%s' --seed 7 --jobs 1 --allow-portable; echo ended: $?; sleep 600"
            .formatted(
                System.getProperty("java.home"),
                Path.of("labs/jvm.options").toAbsolutePath(),
                project.root(),
                options,
                folder.resolve("in"),
                folder.resolve("grades"));
    try (Tmux terminal = new Tmux(100, 30, command)) {
      terminal.until("seed 7, version");
      assertThat(terminal.until(" the first are at work, 0/12")).contains("grading   0% ");
      assertThat(terminal.until(" left, 1/12")).contains("student01: ");
      String screen = terminal.press("C-c").until("ended: 130");
      assertThat(screen).contains("Stopped: ").contains(" of 12 are graded and in ");
    }
    assertThat(Files.readString(folder.resolve("grades/gradebook.csv")))
        .contains("student01,", "by hand")
        .doesNotContain("student12");
  }
}
