package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import lab.Network;
import lab.Schedule;
import lab.data.Data;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import reference.Adam;
import reference.Dropout;
import reference.Flip;
import reference.GaussianInit;
import reference.Sgd;

/** Trainings that go on where another ended. */
class StartTest {
  private static final Data DATA = TinyImages.data();

  @TempDir Path folder;

  /** With all that draws chance or remembers something. */
  private static Training training() {
    return TinyImages.training(DATA)
        .optimiser(new Adam())
        .schedule(Schedule.constant(1e-3))
        .dropout(new Dropout(0.2))
        .augment(new Flip(0.5))
        .lambda(1e-3)
        .updates(12);
  }

  /** 12 updates end within an epoch of 5: order, masks, flips and Adam's count must all go on. */
  @Test
  void twoHalvesAreTheWholeToTheBit() {
    Run whole = training().updates(24).fit();
    Run first = training().fit();

    Run second = training().startFrom(first).fit();

    assertThat(second.network().arrays()).isEqualTo(whole.network().arrays());
    assertThat(second.state()).isEqualTo(whole.state()).hasSize(8);
    assertThat(second.updates()).isEqualTo(24);
    assertThat(second.history().points().get(0).t()).isZero();
    assertThat(second.history().last().train()).isEqualTo(whole.history().last().train());
  }

  @Test
  void otherSettingsGoOnFromTheSamePlace() {
    Run first = training().fit();
    var before = first.network().copy();

    Run smaller = training().startFrom(first).schedule(Schedule.constant(1e-5)).fit();
    Run larger = training().startFrom(first).schedule(Schedule.constant(1e-2)).fit();

    assertThat(smaller.history().points().get(0).validation())
        .isEqualTo(first.validation())
        .isEqualTo(larger.history().points().get(0).validation());
    assertThat(smaller.network().W1().distance2(before.W1()))
        .isLessThan(larger.network().W1().distance2(before.W1()));
    assertThat(first.network().arrays()).as("left as it was").isEqualTo(before.arrays());
  }

  @Test
  void aNetworkAloneStartsWithAFreshOptimiser() {
    Run first = training().fit();

    Run taken = training().startFrom(first.network()).fit();
    Run gone = training().startFrom(first).fit();

    assertThat(taken.history().points().get(0).validation()).isEqualTo(first.validation());
    assertThat(taken.updates()).isEqualTo(12);
    assertThat(taken.network().W1()).isNotEqualTo(gone.network().W1());
    Run other = training().optimiser(new Sgd()).startFrom(first.network()).fit();
    assertThat(other.state()).isEmpty();
  }

  @Test
  void whereItStartsIsPartOfWhatItIs() {
    Run first = training().fit();
    Run second = training().seed(8).fit();
    List<Training> different =
        List.of(
            training(),
            training().startFrom(first),
            training().startFrom(second),
            training().startFrom(first.network()));

    assertThat(different.stream().map(training -> training.provenance().fingerprint()))
        .doesNotHaveDuplicates();
    assertThat(training().startFrom(first).provenance().fingerprint())
        .isEqualTo(training().startFrom(training().fit()).provenance().fingerprint());
    assertThat(training().startFrom(first).provenance().settings().get("start"))
        .startsWith("network and optimiser after 12 updates, ");

    Path file = folder.resolve("second");
    Run whole = training().startFrom(first).checkpoint(file).fit();
    assertThat(training().startFrom(first).checkpoint(file).fit().network().arrays())
        .isEqualTo(whole.network().arrays());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(second).checkpoint(file).fit())
        .withMessageContaining("is of another training: its start is network and optimiser after");
  }

  /** The start is what it was when it was given, whatever becomes of the run's network. */
  @Test
  void theStartIsACopy() {
    Run first = training().fit();
    Training second = training().startFrom(first);
    String before = second.provenance().fingerprint();

    first.network().W1().addi(1);

    assertThat(second.provenance().fingerprint()).isEqualTo(before);
    assertThat(second.fit().network().W1().meanNumber().doubleValue()).isLessThan(0.5);
  }

  @Test
  void aKilledOneGoesOnToTheSameBits() {
    Run first = training().fit();
    Training second = training().startFrom(first);
    Run whole = second.fit();
    Path file = folder.resolve("killed");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> second.checkpoint(file).listen(new Kill(8)).fit());

    assertThat(second.checkpoint(file).fit().network().arrays())
        .isEqualTo(whole.network().arrays());
  }

  @Test
  void theBestNetworkIsGoneOnFromWithTheOptimiserAsItWasThere() {
    Run best = training().updates(24).measureEvery(4).keepBest().fit();

    Run next = training().startFrom(best).fit();

    assertThat(next.updates()).isEqualTo(best.history().best().t() + 12);
    Run direct = training().updates(next.updates()).fit();
    assertThat(next.network().arrays()).isEqualTo(direct.network().arrays());
  }

  @Test
  void inFloat64TheStartIsTheSame() {
    Run first = training().fit();

    Run second = training().startFrom(first).float64().fit();

    assertThat(second.history().points().get(0).validation().accuracy())
        .isEqualTo(first.validation().accuracy());
    assertThat(second.state().get(0).dataType())
        .isEqualTo(second.network().W1().dataType())
        .isEqualTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
  }

  @Test
  void whatDoesNotFitIsASentence() {
    Run first = training().fit();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().optimiser(new Sgd()).startFrom(first).fit())
        .withMessage(
            "training, start: the optimiser must be of the run's class, so that it can take over"
                + " what that remembers, but the run's is reference.Adam[beta1=0.9, beta2=0.999,"
                + " eps=1.0E-8] and this one reference.Sgd[]; startFrom(run.network()) takes the"
                + " network alone");
    Network small = new GaussianInit(0.01).network(10, 3, 4, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(small).provenance())
        .withMessage("training, start: d must be 3072, as of the data, but is 10");
    Network three =
        new Network(Nd4j.ones(2, 3072), Nd4j.ones(2, 1), Nd4j.ones(3, 2), Nd4j.ones(3, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(three).fit())
        .withMessage("training, start: K must be 4, as of the data, but is 3");
    Network spoilt = new GaussianInit(0.01).network(3072, 12, 4, 1);
    spoilt.b2().putScalar(3, 0, 1e300); // finite in float64
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(spoilt).fit())
        .withMessage(
            "training, start: b2 must hold finite numbers, but 1 of its 4 are NaN or infinite");
    spoilt.W1().putScalar(3, 5, Double.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(spoilt).float64().fit())
        .withMessage(
            "training, start: W1 must hold finite numbers, but 1 of its 36,864 are NaN or"
                + " infinite");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> training().startFrom(first).hidden(9))
        .withMessage(
            "training: .hidden(9) cannot be, since .startFrom(…) gave a network of 12 hidden units;"
                + " say .network(…) for a new one");
    assertThat(training().startFrom(first).network(new GaussianInit(0.01), 12).provenance())
        .isEqualTo(training().provenance());
    assertThat(
            training()
                .optimiser(new Adam(0.8, 0.99, 1e-8))
                .startFrom(first)
                .updates(1)
                .fit()
                .updates())
        .as("other settings of the same optimiser")
        .isEqualTo(13);
  }
}
