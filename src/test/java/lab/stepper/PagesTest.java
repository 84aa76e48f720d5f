package lab.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import lab.script.Script;
import lab.terminal.Prose;
import lab.terminal.Screen;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows the pages of every lab, in terminals of two widths. */
class PagesTest {
  /** All pages of a lab, as someone sees them who steps through it. */
  private static String shown(Script script, int columns) throws IOException {
    var out = new ByteArrayOutputStream();
    try (Terminal terminal =
        new DumbTerminal(
            "test", "dumb", new ByteArrayInputStream(new byte[0]), out, StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(columns, 24));
      Screen screen = new Screen(terminal, false);
      Pages pages = new Pages(script, screen);
      pages.opening();
      for (int i = 0; i < script.steps().size(); i++) {
        pages.step(i);
        pages.task(i);
        script.steps().get(i).guess().ifPresent(guess -> screen.say(guess, Screen.ASK));
      }
      if (!script.questions().isEmpty()) {
        pages.questions();
        for (int i = 0; i < script.questions().size(); i++) {
          pages.answer(i);
        }
      }
      pages.list(Set.of(), 0);
      pages.help();
    }
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80})
  void noLineOfALabIsWiderThanTheTerminal(int columns) throws Exception {
    assertThat(Lab.all()).isNotEmpty();
    for (Lab lab : Lab.all()) {
      assertThat(shown(Script.read(lab.file()), columns).lines())
          .as(lab.name())
          .filteredOn(line -> Prose.columns(line) >= columns)
          .isEmpty();
    }
  }
}
