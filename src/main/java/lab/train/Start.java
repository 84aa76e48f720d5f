package lab.train;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Network;
import lab.Optimiser;
import lab.Range;
import lab.base.Digests;
import lab.data.Data;
import lab.identity.Identity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network to go on training from, with the state of its optimiser.
 *
 * @param network a copy that nobody else changes
 * @param state the optimiser's, as it was there; null for a state that is still to be made
 * @param updates behind the network, as its optimiser counts them
 * @param optimiser what the state is of
 */
record Start(Network network, List<INDArray> state, long updates, Identity optimiser) {
  /** A class, with or without settings. */
  private static final Pattern CLASS = Pattern.compile("[\\w.$]+(?=\\[|$)");

  static Start from(Network network) {
    return new Start(network.copy(), null, 0, null);
  }

  static Start from(Run run) {
    if (run.network() == null) {
      throw new IllegalArgumentException(
          "training: a run to start from must have its network, but this one was read from a record without");
    }
    Provenance provenance = run.provenance();
    if (provenance.isOfEnsemble()) {
      throw new IllegalArgumentException(
          "training: a run to start from must have an optimiser's memory, but an ensemble has none; startFrom(run.network()) takes the network alone, startFrom(run.last()) where the training ended");
    }
    return new Start(
        run.network().copy(),
        run.state().stream().map(array -> array.dup(array.ordering())).toList(),
        run.updates(),
        new Identity(
            provenance.pieces().get("optimiser"), provenance.code().get("optimiser"), false));
  }

  /**
   * @throws IllegalArgumentException if the network is of other inputs or classes than the data, or
   *     the state may be another optimiser's
   */
  void requireFitting(Data data, Optimiser next) {
    int d = data.train().d();
    int K = data.train().K();
    Range.require("training, start", "d", network.d(), network.d() == d, "%d, as of the data", d);
    Range.require("training, start", "K", network.K(), network.K() == K, "%d, as of the data", K);
    if (state == null) {
      return;
    }
    boolean stateless = state.isEmpty() && Checked.state(next, network).isEmpty();
    Identity nextOptimiser = Identity.of(next);
    boolean same =
        optimiser.isTold()
            && nextOptimiser.isTold()
            && classes(optimiser).equals(classes(nextOptimiser));
    if (!stateless && !same) {
      throw new IllegalArgumentException(
          "training, start: the optimiser must be of the run's class, so that it can take over what that remembers, but the run's is %s and this one %s; startFrom(run.network()) takes the network alone"
              .formatted(optimiser.words(), nextOptimiser.words()));
    }
  }

  private static List<String> classes(Identity piece) {
    return CLASS.matcher(piece.words()).results().map(MatchResult::group).toList();
  }

  /** The optimiser's memory for a network in the training's precision; nothing is shared. */
  List<INDArray> state(Optimiser next, Network net) {
    DataType precision = net.W1().dataType();
    return state == null
        ? Checked.state(next, net)
        : new Checked.Memory(
            state.stream().map(array -> array.castTo(precision).dup(array.ordering())).toList());
  }

  /** Which network and state it is, to the bit. */
  String words() {
    StringBuilder all = new StringBuilder();
    Stream<INDArray> arrays = network.arrays().stream();
    for (INDArray array :
        (Iterable<INDArray>)
            (state == null ? arrays : Stream.concat(arrays, state.stream()))::iterator) {
      all.append(array.dataType())
          .append(Arrays.toString(array.shape()))
          .append(Digests.hex("SHA-256", array.dup('c').data().asBytes()));
    }
    String digest = Digests.hex("SHA-256", all.toString().getBytes(StandardCharsets.UTF_8));
    return state == null
        ? "the network " + digest
        : "network and optimiser after %d updates, %s".formatted(updates, digest);
  }
}
