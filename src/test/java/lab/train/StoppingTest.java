package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lab.Network;
import lab.data.Data;
import lab.search.Search;
import lab.search.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.Adam;
import reference.Dropout;

/** Trainings that end before their time, and networks from before the end. */
class StoppingTest {
  private static final Data DATA = TinyImages.data();

  @TempDir Path folder;

  /** A rule that tells its settings: after so many measurements. */
  private record After(int measurements) implements StoppingRule {
    @Override
    public boolean stops(History history) {
      return history.points().size() >= measurements;
    }
  }

  private static Training training() {
    return TinyImages.training(DATA)
        .optimiser(new Adam())
        .schedule(new reference.CyclicalSchedule(1e-5, 1e-2, 8))
        .dropout(new Dropout(0.2))
        .measureEvery(4);
  }

  private static History history(double... accuracies) {
    return new History(
        IntStream.range(0, accuracies.length)
            .mapToObj(
                i -> {
                  Score score = new Score(1, accuracies[i], 100);
                  return new Point(10L * i, 0.1, 0, score, score);
                })
            .toList());
  }

  private static void assertSameNetwork(Network actual, Network expected) {
    for (int i = 0; i < 4; i++) {
      INDArray array = actual.arrays().get(i);
      assertThat(array).as(Network.NAMES.get(i)).isEqualTo(expected.arrays().get(i));
    }
  }

  @Test
  void earlyStoppingCountsMeasurementsWithoutANewBest() {
    var rule = new EarlyStopping(2);
    assertThat(rule.stops(history(0.1))).isFalse();
    assertThat(rule.stops(history(0.1, 0.3, 0.2))).isFalse();
    assertThat(rule.stops(history(0.1, 0.3, 0.2, 0.3))).as("the same is no new best").isTrue();
    assertThat(rule.stops(history(0.1, 0.3, 0.2, 0.4))).isFalse();
    assertThat(rule.stops(history(0.5, 0.3, 0.2, 0.4))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EarlyStopping(0))
        .withMessage("EarlyStopping: patience must be at least 1 measurement, but is 0");
  }

  @Test
  void aRunThatIsStoppedIsTheBeginningOfTheWholeAndSaysSo() {
    Run stopped = training().stopWhen(new After(6)).fit();
    Run beginning = training().updates(20).fit();

    assertThat(stopped.stoppedEarly()).isTrue();
    assertThat(stopped.history().points())
        .usingRecursiveComparison()
        .ignoringFields("eta")
        .isEqualTo(beginning.history().points());
    assertSameNetwork(stopped.network(), beginning.network());
    assertThat(stopped.updates()).isEqualTo(20);
    assertThat(stopped.validation()).isEqualTo(beginning.validation());
    assertThat(stopped.toString())
        .startsWith("Run: stopped early, after 20 of 80 updates; on training images ");
    assertThat(beginning.stoppedEarly()).isFalse();
    assertThat(beginning.toString()).startsWith("Run: on training images ");
  }

  @Test
  void neitherIsTakenForTheOther() {
    List<Provenance> all =
        List.of(
            training().provenance(),
            training().updates(20).provenance(),
            training().stopWhen(new After(6)).provenance(),
            training().stopWhen(new EarlyStopping(6)).provenance(),
            training().stopWhen(new EarlyStopping(7)).provenance(),
            training().keepBest().provenance());
    assertThat(all.stream().map(Provenance::fingerprint)).doesNotHaveDuplicates();
    assertThat(training().stopWhen(history -> false).provenance().untold())
        .isEqualTo("the stopping rule is a lambda");
  }

  @Test
  void keptIsTheNetworkThatWasBestOnValidation() {
    Run last = training().fit();
    Point best = last.history().best();
    assertThat(best.t()).as("or the test tells nothing").isBetween(1L, 79L);

    Run kept = training().keepBest().fit();

    assertThat(kept.history().points()).isEqualTo(last.history().points());
    assertThat(kept.validation().accuracy()).isEqualTo(best.validation().accuracy());
    assertThat(kept.updates()).isEqualTo(best.t());
    assertSameNetwork(kept.network(), training().updates(best.t()).fit().network());
    assertThat(kept.stoppedEarly()).isFalse();
    assertThat(kept.toString())
        .startsWith("Run: the best on validation, of update " + best.t() + ": on training ");
  }

  /** Killed after the best was seen, in a cycle that the rule ends: the best comes back. */
  @Test
  void aKilledRunGoesOnToTheSameBitsTheSameBestAndTheSameEnd() {
    Training training = training().stopWhen(new After(16)).keepBest();
    Run whole = training.fit();
    assertThat(whole.updates()).isLessThan(48);
    Path file = folder.resolve("kept");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> training.checkpoint(file).listen(new Kill(50)).fit())
        .withMessage("killed");

    List<Long> updates = new ArrayList<>();
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            updates.add(t);
          }
        };
    Run resumed = training.checkpoint(file).listen(counting).fit();
    assertThat(updates).startsWith(48L).endsWith(59L);
    assertSame(resumed, whole);

    updates.clear();
    assertSame(training.checkpoint(file).listen(counting).fit(), whole);
    assertThat(updates).as("it had ended").isEmpty();
  }

  private static void assertSame(Run actual, Run expected) {
    assertThat(actual.history()).isEqualTo(expected.history());
    assertSameNetwork(actual.network(), expected.network());
    assertThat(actual.state()).isEqualTo(expected.state());
    assertThat(actual.updates()).isEqualTo(expected.updates());
    assertThat(actual.stoppedEarly()).isEqualTo(expected.stoppedEarly());
  }

  @Test
  void aListenerSeesTheNetwork() {
    List<Network> seen = new ArrayList<>();
    long[] stopped = new long[2];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void measured(Point point, Network net) {
            seen.add(net.copy());
          }

          @Override
          public void stopped(long t, long updates) {
            stopped[0] = t;
            stopped[1] = updates;
          }
        };
    Run run = training().stopWhen(new After(3)).listen(listener).fit();

    assertThat(seen).hasSize(3);
    assertSameNetwork(seen.get(1), training().updates(4).fit().network());
    assertSameNetwork(seen.get(2), run.network());
    assertThat(stopped).containsExactly(8, 80);
  }

  /** Each trial is what its training is alone: a shorter one is not cut out of a longer one. */
  @Test
  void searchesOfTrainingsThatStopAreTheTrainingsAlone() {
    Search search =
        Search.of(
                settings ->
                    training()
                        .updates(settings.get("updates").longValue())
                        .stopWhen(new EarlyStopping(settings.get("patience").intValue()))
                        .keepBest())
            .grid(
                List.of("updates", "patience"),
                List.of(List.of(40.0, 2.0), List.of(80.0, 2.0), List.of(80.0, 9.0)),
                7);

    List<Trial> trials = search.run(folder.resolve("search.jsonl"), 1);

    for (Trial trial : trials) {
      Map<String, Double> settings = trial.settings();
      Run alone =
          training()
              .updates(settings.get("updates").longValue())
              .stopWhen(new EarlyStopping(settings.get("patience").intValue()))
              .keepBest()
              .fit();
      assertThat(trial.validationAccuracy()).isEqualTo(alone.validation().accuracy());
    }
    assertThat(search.run(folder.resolve("search.jsonl"), 1)).isEqualTo(trials);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theBarEndsWithTheNumbersOfTheLastUpdate(boolean measured) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress("training", 35, out, false)) {
      for (int t = 0; t < 35; t++) {
        progress.updated(t, t / 100.0, t);
      }
      if (measured) {
        progress.measured(new Point(35, 0.34, 0, new Score(1, 0.25, 4), new Score(2, 0.5, 4)));
      }
    }
    String[] lines = bytes.toString(StandardCharsets.UTF_8).strip().split("\n");
    assertThat(lines[lines.length - 1])
        .contains(measured ? "│ validation 50.0 %, batch loss 34" : "│ batch loss 34")
        .contains(", rate 0.34, ")
        .endsWith(", 35/35");
  }

  @Test
  void theBarOfARunThatIsStoppedEndsFull() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress("training", 80, out, false)) {
      training().stopWhen(new After(6)).listen(progress).fit();
    }
    String[] lines = bytes.toString(StandardCharsets.UTF_8).strip().split("\n");
    assertThat(lines[lines.length - 1]).contains("100%").contains("20/20");
    assertThat(Arrays.asList(lines)).noneMatch(line -> line.contains("20/80 "));
  }

  /** Two kernels, say, in one folder. */
  @Test
  void aTrainingEndsRatherThanReplaceAnothersCheckpoint() throws Exception {
    Path file = folder.resolve("training.checkpoint");
    Path others = folder.resolve("others.checkpoint");
    training().cycles(1).seed(43).checkpoint(others).fit();
    byte[] written = Files.readAllBytes(others);
    String fingerprint = training().cycles(3).provenance().fingerprint().substring(0, 12);
    Path beside = folder.resolve("training.checkpoint." + fingerprint);
    for (boolean first : new boolean[] {true, false}) {
      Files.deleteIfExists(file);
      TrainingListener another =
          new TrainingListener() {
            @Override
            public void updated(long t, double eta, double loss) {
              if (t == (first ? 10 : 20)) { // before the first checkpoint, and behind it
                copyInto(file, others);
              }
            }
          };
      assertThatIllegalStateException()
          .isThrownBy(() -> training().cycles(3).checkpoint(file).listen(another).fit())
          .withMessage(
              "checkpoint %s was written by another training meanwhile, and stays as that one left it. This one ends here, after %d updates, and is kept in %s: with a .checkpoint(…) of that name it goes on",
              file, first ? 16 : 32, beside);
      assertThat(file).hasBinaryContent(written);
      assertThat(Checkpoint.load(beside).t()).isEqualTo(first ? 16 : 32);
      assertThat(training().cycles(3).checkpoint(beside).fit().network())
          .isEqualTo(training().cycles(3).fit().network());
      Files.delete(beside);
    }
  }

  @Test
  void aCheckpointThatIsDeletedMeanwhileIsWrittenAgain() {
    Path file = folder.resolve("training.checkpoint");
    TrainingListener deletes =
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            if (t == 20) {
              assertThat(file.toFile().delete()).isTrue();
            }
          }
        };
    training().cycles(3).checkpoint(file).listen(deletes).fit();
    assertThat(file).exists();
  }

  private static void copyInto(Path file, Path from) {
    try {
      Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
