package lab.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import lab.console.LabHome;
import lab.course.Course;
import lab.piece.Assignment;
import lab.script.ProgressFile;
import lab.terminal.Prose;
import lab.terminal.Screen;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menu of the whole course, in terminals of several widths. */
class CourseOverviewTest {
  private static final List<String> ALL = Course.all().stream().map(Assignment::piece).toList();

  @TempDir Path folder;

  private String shown(int columns, List<String> finished) throws Exception {
    var out = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(new byte[0]);
    try (LabHome here = new LabHome(Path.of("").toAbsolutePath());
        Terminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(columns, 24));
      Screen screen = new Screen(terminal, false);
      new CourseOverview(Lab.all(), new Bookmarks(new ProgressFile(folder, sentence -> {})))
          .show(screen, finished);
    }
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  @ParameterizedTest
  @CsvSource({"100, true", "80, true", "60, false"})
  void everyWordIsWholeAndNoLineWiderThanTheTerminal(int columns, boolean named) throws Exception {
    for (List<String> finished : List.of(List.<String>of(), ALL)) {
      String menu = shown(columns, finished);
      assertThat(menu.lines()).allMatch(line -> Prose.columns(line) < columns);
      for (Assignment one : Course.all()) {
        String task = named ? one.id() + " " + one.piece() : one.id();
        String tick = finished.isEmpty() ? "(?! ✓)" : " ✓";
        assertThat(menu).containsPattern("(?m) %s%s( |$)".formatted(Pattern.quote(task), tick));
      }
      for (Lab lab : Lab.all()) {
        assertThat(menu).contains("%2d  %s".formatted(lab.number(), lab.topic()));
      }
    }
  }

  @Test
  void theNextLabIsMarked() throws Exception {
    assertThat(shown(80, ALL)).contains("▸  1  Arrays and images").containsOnlyOnce("▸");
  }
}
