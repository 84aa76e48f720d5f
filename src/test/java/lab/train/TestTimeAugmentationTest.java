package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import lab.Network;
import lab.data.Data;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A run that returns an ensemble of views of the network that it would return without. */
class TestTimeAugmentationTest {
  private static final Data DATA = TinyImages.data();

  @TempDir Path folder;

  /** The network, and beside it the same with its units' weights turned around. */
  private record Turned(double by) implements UnaryOperator<Network> {
    @Override
    public Network apply(Network net) {
      Network turned = new Network(net.W1().mul(by), net.b1(), net.W2(), net.b2());
      return Network.ensemble(List.of(net, turned));
    }
  }

  private static final Turned TURNED = new Turned(-1);

  private static Training training() {
    return TinyImages.threeCycles(DATA);
  }

  @Test
  void theRunReturnsTheEnsembleAndTheLastNetworkBesideIt() {
    Run plain = training().fit();
    Run run = training().testTimeAugmentation(TURNED).fit();

    assertThat(run.network()).isEqualTo(TURNED.apply(plain.network()));
    assertThat(run.last()).isEqualTo(plain.network());
    assertThat(run.history()).isEqualTo(plain.history());
    assertThat(run.train()).isEqualTo(training().evaluation().of(run.network(), DATA.train()));
    assertThat(run.validation())
        .isEqualTo(training().evaluation().of(run.network(), DATA.validation()))
        .isNotEqualTo(plain.validation());
    assertThat(run.toString())
        .startsWith("Run: in views, lab.train.TestTimeAugmentationTest$Turned[by=-1.0]: on train");
    Run last = training().testTimeAugmentation(TURNED).fitLast();
    assertThat(last.network()).isEqualTo(plain.network());
    assertThat(last.provenance()).isEqualTo(plain.provenance());
    assertThat(last.toString()).startsWith("Run: on training images");
    assertThat(training().startFrom(last).fit().updates()).isEqualTo(96);
    assertThat(run.provenance().pieces())
        .containsEntry(
            "test-time augmentation", "lab.train.TestTimeAugmentationTest$Turned[by=-1.0]");
    assertThat(run.provenance().fingerprint()).isNotEqualTo(plain.provenance().fingerprint());
    assertThat(training().testTimeAugmentation(TURNED).provenance().course())
        .as("a shorter one is not the beginning of a longer one")
        .isNotEqualTo(training().cycles(2).testTimeAugmentation(TURNED).provenance().course());
  }

  @Test
  void theBestAndSnapshotsAreSeenInViewsToo() {
    assertThat(training().keepBest().testTimeAugmentation(TURNED).fit().network())
        .isEqualTo(TURNED.apply(training().keepBest().fit().network()));
    assertThat(training().snapshotEnsemble().testTimeAugmentation(TURNED).fit().network())
        .isEqualTo(TURNED.apply(training().snapshotEnsemble().fit().network()));
  }

  @Test
  void aKilledRunGoesOnToTheSameBits() {
    Training training = training().testTimeAugmentation(TURNED);
    Run whole = training.fit();
    Path file = folder.resolve("views.checkpoint");
    assertThatIllegalStateException()
        .isThrownBy(() -> training.checkpoint(file).listen(new Kill(20)).fit())
        .withMessage("killed");
    for (String again : new String[] {"resumed", "ended before"}) {
      Run run = training.checkpoint(file).fit();
      assertThat(run.network()).as(again).isEqualTo(whole.network());
      assertThat(run.last()).as(again).isEqualTo(whole.last());
    }
  }

  @Test
  void whatCannotBeIsASentence() {
    Run run = training().testTimeAugmentation(TURNED).fit();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(run))
        .withMessage(
            "training: a run to start from must have an optimiser's memory, but an ensemble has none; startFrom(run.network()) takes the network alone, startFrom(run.last()) where the training ended");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().testTimeAugmentation(null))
        .withMessage(
            "training: .testTimeAugmentation(…) must be given views, such as new Views(shape, 1), but is given null");
    refused(net -> null, "test-time augmentation: must give a network, but gives null");
    refused(
        net ->
            new Network(
                net.W1().get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2)).dup(),
                net.b1(),
                net.W2(),
                net.b2()),
        "test-time augmentation: W1 must be c·m×d with d = %d, as of the network that it was given, but has shape %d×2"
            .formatted(DATA.train().d(), 12));
    refused(
        net ->
            new Network(
                net.W1(),
                net.b1(),
                net.W2().get(NDArrayIndex.interval(0, 1), NDArrayIndex.all()).dup(),
                net.b2().get(NDArrayIndex.interval(0, 1), NDArrayIndex.all()).dup()),
        "test-time augmentation: W2 must be K×c·m with K = %d, as of the network that it was given, but has shape 1×"
            .formatted(DATA.train().K()));
    refused(
        net -> net.to(DataType.DOUBLE),
        "test-time augmentation: W1 must be FLOAT, like the network's that it was given, but is DOUBLE; castTo(DataType.FLOAT) converts it");
    refused(
        net -> new Network(net.W1(), net.b1(), net.W2().div(0), net.b2()),
        "test-time augmentation: W2 must hold finite numbers, but 48 of its 48 are NaN or infinite");
    refused(
        net -> {
          net.b2().addi(1);
          return net.copy();
        },
        "training: b2 must stay as it is, but the test-time augmentation, a lambda, changes it");
  }

  private static void refused(UnaryOperator<Network> views, String words) {
    Kill noUpdate = new Kill(0); // what does not fit is told before
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().testTimeAugmentation(views).listen(noUpdate).fit())
        .withMessageStartingWith(words);
  }
}
