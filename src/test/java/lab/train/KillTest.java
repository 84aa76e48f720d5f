package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lab.Processes;
import lab.data.Data;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import reference.Dropout;
import reference.Flip;

/** Trains in a process of its own, and kills it. */
@Tag("slow")
class KillTest {
  private static final Data DATA = TinyImages.data();

  @TempDir private Path folder;

  private static Training training(Path checkpoint) {
    return TinyImages.training(DATA)
        .cycles(60)
        .measureEvery(16)
        .dropout(new Dropout(0.2))
        .augment(new Flip(0.5))
        .checkpoint(checkpoint);
  }

  /** What the process runs; slowly, so that it can be caught in the middle. */
  public static void main(String[] args) {
    TrainingListener slow =
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            try {
              Thread.sleep(5);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    if (args.length > 1) {
      ResumeHint.type(args[1]);
    }
    training(Path.of(args[0])).listen(slow).fit();
  }

  @Test
  void aProcessKilledWithoutWarningLosesNoMoreThanACycle() throws Exception {
    Path file = folder.resolve("killed");
    Process process = start(file);
    process.destroyForcibly().waitFor();
    assertThat(Checkpoint.load(file).t()).isPositive().isLessThan(960);
    assertSameAsUninterrupted(file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // where destroy is destroyForcibly
  void aProcessAskedToStopLosesNothingAndSaysHowToGoOn() throws Exception {
    Path file = folder.resolve("stopped");
    Process process = start(file);
    process
        .toHandle()
        .destroy(); // leaves its output open; SIGTERM ends in the same shutdown hooks as Ctrl-C
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    long t = Checkpoint.load(file).t();
    assertThat(new String(process.getInputStream().readAllBytes()))
        .contains(
            "training stopped after %,d of 960 updates, all of them kept in %s: the same training with this checkpoint goes on from there"
                .formatted(t, file));
    assertSameAsUninterrupted(file);
  }

  /** What is to be typed again is the command's business: here, {@code lab run}'s. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStoppedCommandIsToldItsOwnWayOn() throws Exception {
    Path file = folder.resolve("stopped");
    Process process = start(file, "labs/lab run \"my script.jsh\"");
    process.toHandle().destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(process.getInputStream().readAllBytes()))
        .contains(
            "all of them kept in %s: labs/lab run \"my script.jsh\" goes on from there"
                .formatted(file))
        .doesNotContain("report");
  }

  private static Process start(Path file, String... command)
      throws IOException, InterruptedException {
    Process process =
        Processes.start(
            KillTest.class,
            Stream.concat(Stream.of(file.toString()), Stream.of(command)).toArray(String[]::new));
    while (!Files.exists(file)) {
      assertThat(process.isAlive())
          .as("the training has not ended before its first cycle")
          .isTrue();
      Thread.sleep(20);
    }
    return process;
  }

  private void assertSameAsUninterrupted(Path file) {
    Run resumed = training(file).fit();
    Run whole = training(folder.resolve("whole")).fit();
    assertThat(resumed.history()).isEqualTo(whole.history());
    for (int i = 0; i < 4; i++) {
      double[] a = resumed.network().arrays().get(i).data().asDouble();
      double[] b = whole.network().arrays().get(i).data().asDouble();
      assertThat(Arrays.equals(a, b)).isTrue();
    }
  }
}
