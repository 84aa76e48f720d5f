package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lab.base.OneLine;
import lab.base.TerminalWidth;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  @AfterEach
  void forgetTheTerminal() {
    TerminalWidth.ask(() -> 0);
  }

  /** A window may be made narrower while a bar stands in it. */
  @Test
  void aBarIsAsWideAsTheTerminalIsWhenItIsDrawn() {
    ProgressBarConsumer line = new OneLine(System.err, 100);
    assertThat(line.getMaxRenderedLength()).isEqualTo(100);
    for (int columns : new int[] {80, 60, 100}) {
      TerminalWidth.ask(() -> columns);
      assertThat(line.getMaxRenderedLength()).isEqualTo(columns);
    }
    TerminalWidth.ask(() -> 300);
    assertThat(line.getMaxRenderedLength()).isEqualTo(100);
  }

  /**
   * A terminal that has become narrower has broken the line in two, but the cursor waits in the
   * first of them; who does not know how to erase is not asked to.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatStoodInAWiderWindowIsErased(boolean erases) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ProgressBarConsumer line = new OneLine(out, 100, erases);
    TerminalWidth.ask(() -> 8);
    line.accept("as wide");
    line.accept("AS WIDE");
    TerminalWidth.ask(() -> 4);
    line.accept("less");
    line.accept("no more");
    line.close();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\ras wide\r\rAS WIDE\r\r%sless\r\rno m\r", erases ? "\u001b[J" : "");
  }

  @Test
  void aTerminalErasesUnlessItIsDumbOrNothingIsKnownOfIt() {
    assertThat(OneLine.erases("xterm-256color")).isTrue();
    assertThat(OneLine.erases("tmux")).isTrue();
    assertThat(OneLine.erases("dumb")).isFalse();
    assertThat(OneLine.erases("dumb-color")).isFalse();
    assertThat(OneLine.erases(null)).isFalse();
  }

  /** A training that diverged has no time left, nor has a network that has learnt nothing yet. */
  @Test
  void aBarThatEndsEarlySaysNoTimeAndAnUntrainedNetworkNothing() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress("training", 100, out, true)) {
      progress.started(0, 100);
      for (int t = 0; t < 40; t++) {
        progress.updated(t, 0.1, 2.3);
      }
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).stripTrailing())
        .endsWith("│ batch loss 2.300, rate 0.10, 40/100");
    bytes.reset();
    try (Progress progress = new Progress("rows", 200, out, true)) {
      progress.started(0, 100);
      progress.measured(new Point(0, 0.1, 0, new Score(2.3, 0.1, 10), new Score(2.3, 0.13, 1000)));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("validation");
  }

  /** Of several trainings, the last that is heard may be the worst, or only beginning. */
  @Test
  void aBarOfSeveralTrainingsTellsTheBestOfThem() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress("rows", 200, out, true)) {
      for (double accuracy : new double[] {0.436, 0.110}) {
        progress.started(0, 100);
        for (int t = 0; t < 100; t++) {
          progress.updated(t, 0.1, 2.3);
        }
        progress.measured(
            new Point(100, 0.1, 0, new Score(2.3, 0.1, 10), new Score(2.3, accuracy, 1000)));
      }
    }
    String drawn = bytes.toString(StandardCharsets.UTF_8);
    assertThat(drawn.stripTrailing()).endsWith("│ best validation 43.6 %, 200/200");
    assertThat(drawn).doesNotContain("loss", "rate");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsSaidAfterABarBeginsALine(boolean interrupted) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Progress progress = new Progress("rows", 0, out, true); // ends before it was drawn
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    progress.close();
    assertThat(Thread.interrupted()).as("who interrupted is heard still").isEqualTo(interrupted);
    out.print("next");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("0/0\r\nnext");
  }
}
