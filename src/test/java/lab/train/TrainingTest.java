package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lab.Cost;
import lab.FeatureScaling;
import lab.Masking;
import lab.Network;
import lab.Schedule;
import lab.data.Data;
import lab.jobs.ParallelJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.Accuracy;
import reference.Adam;
import reference.Backprop;
import reference.CyclicalSchedule;
import reference.Dropout;
import reference.Flip;
import reference.ForwardPass;
import reference.GaussianInit;
import reference.MiniBatches;
import reference.Shift;
import reference.Standardise;

class TrainingTest {
  private static final Data DATA = TinyImages.data();

  @TempDir private Path folder;

  private static Training everything() {
    return TinyImages.training(DATA)
        .optimiser(new Adam())
        .schedule(new CyclicalSchedule(1e-5, 1e-2, 8).decay(0.8))
        .lambda(1e-3)
        .dropout(new Dropout(0.2))
        .augment(new Flip(0.5).then(new Shift(3, 0.5)));
  }

  private static List<double[]> bits(Network net) {
    return net.arrays().stream().map(array -> array.dup('c').data().asDouble()).toList();
  }

  private static void assertSameBits(Run a, Run b) {
    for (int i = 0; i < 4; i++) {
      assertThat(Arrays.equals(bits(a.network()).get(i), bits(b.network()).get(i)))
          .as("bits of %s", Network.NAMES.get(i))
          .isTrue();
    }
    assertThat(a.history()).isEqualTo(b.history());
  }

  @Test
  void learns() {
    Run run = TinyImages.training(DATA).fit();
    assertThat(run.history().points().get(0).train().loss()).isCloseTo(Math.log(4), within(0.05));
    assertThat(run.validation().accuracy()).isGreaterThan(0.9);
    assertThat(run.train().n()).isEqualTo(230);
    assertThat(run.history().last().t()).isEqualTo(80);
    assertThat(DATA.looksAtTest()).as("training never looks at the test images").isZero();
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    Run first = everything().fit();
    assertSameBits(first, everything().fit());
    assertThat(bits(everything().seed(8).fit().network()).get(0))
        .isNotEqualTo(bits(first.network()).get(0));
  }

  /** Alone a training has two cores, if there are two; beside another one it has one. */
  @ParameterizedTest
  @ValueSource(ints = {34, 100})
  void besideOthersATrainingComesToTheSameBits(int m) {
    Training wide = TinyImages.training(DATA).hidden(m).cycles(2);
    Run alone = wide.fit();
    assertSameBits(alone, wide.fit());
    for (Run beside : ParallelJobs.<Run>run(List.of(wide::fit, wide::fit), 2)) {
      assertSameBits(alone, beside);
    }
  }

  @Test
  void measuringLessOftenDoesNotChangeTheWeights() {
    Run often = everything().fit();
    Run seldom = everything().measureEvery(33).fit();
    assertThat(bits(seldom.network()).get(0)).isEqualTo(bits(often.network()).get(0));
    assertThat(seldom.history().points()).extracting(Point::t).containsExactly(0L, 33L, 66L, 80L);
  }

  @Test
  void float64StaysCloseToFloat32() {
    Run single = TinyImages.training(DATA).fit();
    Run twice = TinyImages.training(DATA).float64().fit();
    assertThat(twice.network().W1().dataType()).isEqualTo(DataType.DOUBLE);
    double[] a = bits(single.network()).get(0);
    double[] b = bits(twice.network()).get(0);
    assertThat(a).isNotEqualTo(b);
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).isCloseTo(b[i], within(1e-3));
    }
  }

  @Test
  void aRunKilledAtAnyUpdateGoesOnToTheSameBits() {
    Run whole = everything().fit();
    for (long killedAt : new long[] {3, 16, 17, 40, 79}) {
      Path file = folder.resolve("killed-at-" + killedAt);
      Training training = everything().checkpoint(file);
      assertThatThrownBy(() -> training.listen(new Kill(killedAt)).fit()).hasMessage("killed");
      assertThat(Files.exists(file)).isEqualTo(killedAt >= 16);
      Counter counter = new Counter();
      assertSameBits(whole, training.listen(counter).fit());
      assertThat(counter.updates).isEqualTo(80 - killedAt / 16 * 16);
    }
  }

  @Test
  void anInterruptEndsATraining() {
    TrainingListener impatient =
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            if (t == 4) {
              Thread.currentThread().interrupt();
            }
          }
        };
    assertThatThrownBy(() -> TinyImages.training(DATA).listen(impatient).fit())
        .isInstanceOf(CancellationException.class)
        .hasMessage("training interrupted after 5 of 80 updates");
    assertThat(Thread.interrupted()).as("the interrupt is used up").isFalse();
  }

  @Test
  void aFinishedRunIsReadBackWithoutTraining() {
    Training training = everything().checkpoint(folder.resolve("finished"));
    Run run = training.fit();
    Counter counter = new Counter();
    Run again = training.listen(counter).fit();
    assertSameBits(run, again);
    assertThat(counter.updates).isZero();
    assertThat(again.train()).isEqualTo(run.train());
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefusedAndKept() throws IOException {
    Path file = folder.resolve("other");
    everything().checkpoint(file).fit();
    byte[] before = Files.readAllBytes(file);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> everything().lambda(0.5).dropout(Masking.NONE).checkpoint(file).seed(8).fit())
        .withMessage(
            "checkpoint %s is of another training: its seed is 7, not 8; its lambda is 0.001, not 0.5; its dropout is reference.Dropout[p=0.2], not none; delete it, or name another file",
            file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  /** Ten times the rate, by code or in a lambda: neither is seen in a class's name. */
  @Test
  void aPieceThatDoesNotTellItsSettingsHasNoCheckpoint() {
    Path file = folder.resolve("untold");
    double eta = DATA.train().n() / 2300.0;
    Counter counter = new Counter();
    Training untold = everything().schedule(t -> eta).updates(4).listen(counter);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> untold.checkpoint(file).fit())
        .withMessage(
            "training: .checkpoint(%s) needs pieces that tell their settings, or the file could be taken for another training's, but the schedule is a lambda; make it a record whose components are all that its code works with, or leave .checkpoint out",
            file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> untold.dropout((m, n, phase, random) -> null).checkpoint(file).fit())
        .withMessageContaining("but the schedule is a lambda, the dropout is a lambda; make");
    assertThat(counter.updates).isZero();
    assertThat(file).doesNotExist();
    assertThat(untold.fit().history().last().t()).isEqualTo(4);
  }

  @Test
  void aPieceWhoseCodeChangedIsAnotherPiece() {
    String warm =
        "record Warm(double peak) implements Schedule {"
            + " public double eta(long t) { return peak * Math.min(1, (t + 1) / 20.0); } }";
    Path file = folder.resolve("formula");
    try (Snippets session = new Snippets(warm)) {
      Schedule schedule = (Schedule) session.value("new Warm(0.1)");
      TinyImages.training(DATA).schedule(schedule).updates(4).checkpoint(file).fit();
    }
    try (Snippets session = new Snippets("int above = 1;", warm)) {
      Schedule schedule = (Schedule) session.value("new Warm(0.1)");
      Counter counter = new Counter();
      Training below = TinyImages.training(DATA).schedule(schedule).updates(4).listen(counter);
      assertThat(below.checkpoint(file).fit().history().last().t()).isEqualTo(4);
      assertThat(counter.updates).as("it goes on where the first ended").isZero();
    }
    try (Snippets session = new Snippets(warm.replace("20.0", "600.0"))) {
      Schedule schedule = (Schedule) session.value("new Warm(0.1)");
      Training changed = TinyImages.training(DATA).schedule(schedule).updates(4);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> changed.checkpoint(file).fit())
          .withMessage(
              "checkpoint %s is of another training: the code of its schedule, Warm[peak=0.1], is not the same; delete it, or name another file",
              file);
    }
  }

  @Test
  void aCheckpointOfAnEarlierLabIsRefused() throws IOException {
    Path file = folder.resolve("earlier");
    String header =
        "{\"provenance\":{\"data\":\"tiny\",\"settings\":{},\"seed\":7,\"pieces\":{}},\"points\":[],\"t\":80,\"arrays\":0}";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("training.json"));
      zip.write(header.getBytes(StandardCharsets.UTF_8));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> everything().checkpoint(file).fit())
        .withMessage(
            "checkpoint %s is of an earlier version of the lab, which did not note all that a training depends on; delete it to start anew, or name another file",
            file);
  }

  @Test
  void aBrokenCheckpointIsRefused() throws IOException {
    Path file = folder.resolve("broken");
    everything().checkpoint(file).fit();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, bytes.length / 2}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> everything().checkpoint(file).fit())
          .withMessage(
              "checkpoint %s cannot be read: it is not a whole checkpoint of a training; name another file, or move this one away to start anew",
              file);
    }
  }

  @Test
  void aFolderIsNoCheckpointAndStays() {
    AtomicInteger updates = new AtomicInteger();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> everything().listen(counting(updates)).checkpoint(folder).fit())
        .withMessage(
            "checkpoint %s is a folder, but a checkpoint is a file: name one in it, such as %s",
            folder, folder.resolve("training.checkpoint"));
    assertThat(updates).hasValue(0);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsNoticedBeforeTheFirstUpdate() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("afile"), "mine");
    Path file = inTheWay.resolve("training.checkpoint");
    AtomicInteger updates = new AtomicInteger();
    assertThatThrownBy(() -> everything().listen(counting(updates)).checkpoint(file).fit())
        .hasMessage(
            "checkpoint %s cannot be written to: %s is a file and no folder; name another place",
            file, inTheWay);
    assertThat(updates).hasValue(0);
    assertThat(inTheWay).hasContent("mine");
  }

  private static TrainingListener counting(AtomicInteger updates) {
    return new TrainingListener() {
      @Override
      public void updated(long t, double eta, double loss) {
        updates.incrementAndGet();
      }
    };
  }

  @Test
  void checkpointsLeaveNoOtherFiles() throws IOException {
    everything().checkpoint(folder.resolve("only")).fit();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("only"));
    }
  }

  @Test
  void aCostThatIsNoNumberStopsTheRun() {
    assertThatThrownBy(
            () -> TinyImages.training(DATA).schedule(Schedule.constant(1e30)).updates(50).fit())
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "training stopped at update \\d+: the cost became (NaN|Infinity) at eta = 1\\.00e\\+30 "
                + "\\(gradient norm .+, last finite cost .+\\); a smaller eta, or smaller weights to "
                + "start from, may keep it finite; if the cost rose from the first update on, "
                + "look for a wrong sign in the step or the gradients");
  }

  /** A smaller rate would help, too, but it is not the rate that is unusual. */
  @Test
  void aPenaltyThatMakesTheWeightsGrowIsNamed() {
    assertThatThrownBy(
            () ->
                TinyImages.training(DATA)
                    .schedule(Schedule.constant(0.1))
                    .lambda(1000)
                    .updates(200)
                    .fit())
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "training stopped at update \\d+: the cost became (NaN|Infinity) at eta = 0\\.100 "
                + "\\(gradient norm .+, last finite cost .+\\); lambda = 1\\.00e\\+03 is too large for "
                + "the rate: for the penalty alone a step multiplies W1 and W2 by 1 − 2 eta lambda = "
                + "-199 at eta = 0\\.100; a lambda below 1 / eta = 10\\.0 keeps them from growing");
  }

  @Test
  void theLastSmallerBatchIsTrainedOn() {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            losses.add(loss);
          }
        };
    TinyImages.training(DATA).epochs(2).listen(listener).fit();
    assertThat(losses).hasSize(10); // 230 images in batches of 50: 4 of 50 and 1 of 30
  }

  @Test
  void provenanceSaysWhereAResultComesFrom() {
    Provenance provenance = everything().fit().provenance();
    assertThat(provenance.data()).isEqualTo("tiny: 230 training, 50 validation, 60 test images");
    assertThat(provenance.digest()).isEqualTo(DATA.digest()).hasSize(64);
    assertThat(provenance.seed()).isEqualTo(7);
    assertThat(provenance.settings())
        .containsEntry("m", "12")
        .containsEntry("lambda", "0.001")
        .containsEntry("updates", "80")
        .containsEntry("precision", "float");
    assertThat(provenance.pieces())
        .containsEntry("optimiser", "reference.Adam[beta1=0.9, beta2=0.999, eps=1.0E-8]")
        .containsEntry("dropout", "reference.Dropout[p=0.2]")
        .containsEntry(
            "schedule", "reference.CyclicalSchedule[eta_min=1.0E-5, eta_max=0.01, n_s=8, rho=0.8]");
    assertThat(provenance.versions()).containsKeys("ND4J", "Java", "OMP_NUM_THREADS");
    assertThat(provenance.code().keySet()).isEqualTo(provenance.pieces().keySet());
    assertThat(provenance.code().get("optimiser")).hasSize(64);
    assertThat(provenance.untold()).isEmpty();
    Masking own = (m, n, phase, random) -> new Dropout(0.5).mask(m, n, phase, random);
    Provenance untold = TinyImages.training(DATA).dropout(own).provenance();
    assertThat(untold.pieces()).containsEntry("dropout", "a lambda");
    assertThat(untold.code()).containsEntry("dropout", "");
    assertThat(untold.untold()).isEqualTo("the dropout is a lambda");
  }

  /** Whoever gives trainings a new setting says here how it is told from another. */
  @Test
  void nothingOfATrainingIsMissingInItsProvenance() {
    Training training = TinyImages.training(DATA);
    Run run = training.updates(1).fit();
    Cost cost =
        new Cost() {
          @Override
          public double loss(INDArray S, INDArray Y) {
            return 1;
          }

          @Override
          public double penalty(Network net, double lambda) {
            return 0;
          }
        };
    Map<String, Training> changed = new HashMap<>();
    changed.put("data", TinyImages.training(TinyImages.data(new Times(0.5))));
    changed.put("initialiser", training.network(new GaussianInit(0.02), 12));
    changed.put("m", training.hidden(13));
    changed.put("model", training.forward(new ForwardPass()::forward));
    changed.put("cost", training.cost(cost));
    changed.put("differentiator", training.backward(new Backprop()::gradients));
    changed.put("metric", training.metric(new Accuracy()::of));
    changed.put("batching", training.batches(new MiniBatches(49)));
    changed.put("optimiser", training.optimiser(new Adam()));
    changed.put("schedule", training.schedule(new CyclicalSchedule(1e-5, 2e-1, 8)));
    changed.put("dropout", training.dropout(new Dropout(0.2)));
    changed.put("augmentation", training.augment(new Flip(0.5)));
    changed.put("lambda", training.lambda(1e-3));
    changed.put("stopping", training.stopWhen(new EarlyStopping(3)));
    changed.put("kept", training.keepBest());
    changed.put("snapshots", training.cycles(5).snapshotEnsemble());
    changed.put("views", training.testTimeAugmentation(Network::copy));
    changed.put("start", training.startFrom(run));
    changed.put("length", training.cycles(6));
    changed.put("unit", training.epochs(5));
    changed.put("measureEvery", training.measureEvery(2));
    changed.put("precision", training.float64());
    changed.put("seed", training.seed(8));
    changed.put("the training itself", training);

    List<String> settings =
        Arrays.stream(Training.class.getDeclaredFields())
            .map(Field::getName)
            .filter(name -> !List.of("checkpoint", "listeners", "gradientCheck").contains(name))
            .toList();
    assertThat(changed).containsKeys(settings.toArray(String[]::new));
    assertThat(changed.values())
        .extracting(each -> each.provenance().fingerprint())
        .doesNotHaveDuplicates();
  }

  /** What a class that scales did to the numbers is seen in the numbers. */
  @Test
  void aScalingThatDoesNotTellItsSettingsIsKnownByWhatItDid() {
    Training half = TinyImages.training(TinyImages.data(new Times(0.5)));
    assertThat(half.provenance().pieces().get("scaling")).endsWith("Times, a class with fields");
    assertThat(half.provenance().untold()).isEmpty();
    assertThat(TinyImages.training(TinyImages.data(new Times(0.5))).provenance().fingerprint())
        .isEqualTo(half.provenance().fingerprint());
    assertThat(TinyImages.training(TinyImages.data(new Times(0.25))).provenance().fingerprint())
        .isNotEqualTo(half.provenance().fingerprint());
  }

  private static final class Times implements FeatureScaling {
    private final double factor;

    Times(double factor) {
      this.factor = factor;
    }

    @Override
    public Scale fit(INDArray X) {
      return new Standardise().fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return new Standardise().apply(X, scale).muli(factor);
    }
  }

  @Test
  void aMissingPieceIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TinyImages.training(DATA).optimiser(null).fit())
        .withMessage("training: a piece was not chosen; add .optimiser(new Sgd())");
    assertThatIllegalStateException()
        .isThrownBy(() -> TinyImages.training(DATA).schedule(Schedule.constant(0.1)).fit())
        .withMessage(
            "training: .cycles(5) needs a schedule with cycles, but Constant[eta=0.1] has none; say .epochs(…) or .updates(…)");
  }

  @Test
  void badNumbersAreNamed() {
    Training training = TinyImages.training(DATA);
    for (double lambda :
        new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> training.lambda(lambda))
          .withMessage("training: lambda must be finite and 0 or more, but is " + lambda);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.hidden(0))
        .withMessage("training: m must be at least 1 hidden unit, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.cycles(0))
        .withMessage("training: cycles must be at least 1, but is 0");
  }

  private static final class Counter implements TrainingListener {
    private long updates;

    @Override
    public void updated(long t, double eta, double loss) {
      updates++;
    }
  }
}
