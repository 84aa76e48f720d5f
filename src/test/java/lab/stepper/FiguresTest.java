package lab.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import javax.imageio.ImageIO;
import lab.stepper.Figures.Way;
import lab.terminal.Screen;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "KITTY_WINDOW_ID, 1, KITTY",
    "TERM, xterm-kitty, KITTY",
    "TERM_PROGRAM, ghostty, KITTY",
    "TERM_PROGRAM, iTerm.app, ITERM",
    "TERM_PROGRAM, WezTerm, ITERM",
    "LC_TERMINAL, iTerm2, ITERM",
    "TERM_PROGRAM, Apple_Terminal, BLOCKS",
  })
  void theEnvironmentTellsWhatATerminalDraws(String name, String value, Way way, @TempDir Path home)
      throws Exception {
    assertThat(figures(home, "", Map.of(name, value)).way()).isEqualTo(way);
    assertThat(figures(home, "", Map.of(name, value, "TMUX", "x")).way()).isEqualTo(Way.BLOCKS);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u001b[?62;4;22c', SIXEL",
    "'\u001b[?1;2;4c', SIXEL",
    "'\u001b[?62;14;42c', BLOCKS",
    "'nonsense', BLOCKS",
    "'', BLOCKS",
  })
  void aTerminalIsAskedForSixels(String answer, Way way, @TempDir Path home) throws Exception {
    assertThat(figures(home, answer, Map.of()).way()).isEqualTo(way);
  }

  @Test
  void theLastFigureIsTheNewest(@TempDir Path home) throws Exception {
    Figures figures = figures(home, "", Map.of());
    assertThat(figures.last()).isEmpty();
    Path folder = Files.createDirectories(home.resolve("target/figures"));
    Path old = Files.createFile(folder.resolve("z.png"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(1000));
    Path last = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", last.toFile());
    Files.createFile(folder.resolve("b.svg"));
    assertThat(figures.last()).contains(last);
  }

  private static Figures figures(Path home, String answer, Map<String, String> environment)
      throws Exception {
    var in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    Terminal terminal =
        new DumbTerminal("test", "xterm", in, new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    return new Figures(home, new Screen(terminal, true), environment);
  }
}
