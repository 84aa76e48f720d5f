package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lab.data.Data;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import reference.Dropout;
import reference.Flip;

/** Trains in a process of its own, and kills it. */
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
            "training stopped after %,d of 960 updates, all of them kept in %s: labs/lab report --resume, or the same training with this checkpoint, goes on from there"
                .formatted(t, file));
    assertSameAsUninterrupted(file);
  }

  private static Process start(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    KillTest.class.getName(),
                    file.toString()))
            .redirectErrorStream(true)
            .start();
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
