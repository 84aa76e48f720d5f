package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Mask;
import lab.Network;
import lab.data.Data;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.ForwardPass;
import reference.GaussianInit;

/** The networks at the ends of a training's cycles, as one. */
class SnapshotEnsembleTest {
  private static final Data DATA = TinyImages.data();

  @TempDir Path folder;

  /** Three cycles of 16 updates, measured at their ends and halfway. */
  private static Training training() {
    return TinyImages.threeCycles(DATA);
  }

  @Test
  void itsScoresAreTheMeanOfItsMembers() {
    GaussianInit init = new GaussianInit(0.3);
    List<Network> members =
        List.of(init.network(7, 4, 3, 1), init.network(7, 2, 3, 2), init.network(7, 5, 3, 3));
    members.forEach(member -> member.b2().addi(member.m()));
    INDArray X = init.network(7, 7, 2, 4).W1();

    Network ensemble = Network.ensemble(members);

    assertThat(ensemble.m()).isEqualTo(11);
    INDArray mean =
        members.stream()
            .map(member -> new ForwardPass().forward(member, X, Mask.NONE).S())
            .reduce(INDArray::add)
            .orElseThrow()
            .div(3);
    INDArray S = new ForwardPass().forward(ensemble, X, Mask.NONE).S();
    assertThat(S.sub(mean).amaxNumber().doubleValue()).isLessThan(1e-15);
    assertThat(Network.ensemble(members.subList(0, 1))).isEqualTo(members.get(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.ensemble(List.of()))
        .withMessage("ensemble: members must be at least 1 network, but is 0");
  }

  @Test
  void itIsOfTheEndsOfAllCyclesAndTheLastNetworkStaysBesideIt() {
    List<Network> ends = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void measured(Point point, Network net) {
            if (point.t() > 0 && point.t() % 16 == 0) {
              ends.add(net.copy());
            }
          }
        };
    Run plain = training().listen(listener).fit();
    Run run = training().snapshotEnsemble().fit();

    assertThat(ends).hasSize(3);
    assertThat(run.network()).isEqualTo(Network.ensemble(ends));
    assertThat(run.last()).isEqualTo(plain.network()).isEqualTo(plain.last());
    Run last = training().snapshotEnsemble().fitLast();
    assertThat(last.network()).isEqualTo(plain.network());
    assertThat(last.validation()).isEqualTo(plain.validation());
    assertThat(last.state()).isEqualTo(plain.state());
    assertThat(last.provenance()).isEqualTo(plain.provenance());
    assertThat(run.history()).isEqualTo(plain.history());
    assertThat(run.updates()).isEqualTo(48);
    assertThat(run.validation())
        .isEqualTo(training().evaluation().of(run.network(), DATA.validation()))
        .isNotEqualTo(plain.validation());
    assertThat(run.toString()).startsWith("Run: the ensemble of the ends of its cycles: on train");
    assertThat(run.provenance().fingerprint()).isNotEqualTo(plain.provenance().fingerprint());
    assertThat(training().snapshotEnsemble().provenance().course())
        .as("a shorter one is not the beginning of a longer one")
        .isNotEqualTo(training().cycles(2).snapshotEnsemble().provenance().course());
  }

  @Test
  void aKilledRunGoesOnToTheSameBits() {
    Training training = training().snapshotEnsemble();
    Run whole = training.fit();
    Path file = folder.resolve("ensemble.checkpoint");
    for (long killed : new long[] {20, 40}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> training.checkpoint(file).listen(new Kill(killed)).fit())
          .withMessage("killed");
    }
    for (String again : new String[] {"resumed", "ended before"}) {
      Run run = training.checkpoint(file).fit();
      assertThat(run.network()).as(again).isEqualTo(whole.network());
      assertThat(run.last()).as(again).isEqualTo(whole.last());
    }
  }

  @Test
  void whatCannotBeIsASentence() {
    assertThatIllegalStateException()
        .isThrownBy(() -> training().updates(40).snapshotEnsemble().fit())
        .withMessage(
            "training: .snapshotEnsemble() needs the ends of cycles, but the length is set by .updates(40); say .cycles(…)");
    assertThatIllegalStateException()
        .isThrownBy(() -> training().stopWhen(new EarlyStopping(2)).snapshotEnsemble().fit())
        .withMessage(
            "training: .snapshotEnsemble() needs all 3 cycles, but .stopWhen(EarlyStopping[patience=2]) may end the training before; leave one of the two out");
    Run run = training().snapshotEnsemble().fit();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training().startFrom(run))
        .withMessage(
            "training: a run to start from must have an optimiser's memory, but an ensemble has none; startFrom(run.network()) takes the network alone, startFrom(run.last()) where the training ended");
    assertThat(training().startFrom(run.last()).fit().updates()).isEqualTo(48);
  }
}
