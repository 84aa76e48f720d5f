package lab.course.kit;

import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.diagnose.Symbols.Feature;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains a network with the optimiser being checked and, beside it, with one that is known to be
 * right, and compares the two after each update.
 */
public final class Descent {
  /** Features of cases that tell mistakes of optimisers apart. */
  static final Feature[] FEATURES = {
    new Feature(
        "where the entries of a gradient sum to 0",
        in ->
            Gradients.NAMES.stream()
                .filter(in::containsKey)
                .map(in::get)
                .anyMatch(Descent::cancels))
  };

  private final Optimiser piece;
  private final Optimiser right;
  private final Network net;
  private final Network expected;
  private final List<INDArray> state;
  private final List<INDArray> rightState;

  /**
   * @param piece is checked
   * @param right does what it should
   * @param net where both begin; the piece changes it
   */
  public Descent(Optimiser piece, Optimiser right, Network net) {
    this.piece = piece;
    this.right = right;
    this.net = net;
    this.expected = net.to(DataType.DOUBLE);
    this.state = piece.init(net);
    this.rightState = right.init(expected);
    if (state == null) {
      throw new AssertionError("init gives null, not a list of arrays");
    }
  }

  /** One update of both, and the networks compared. */
  public void update(Gradients g, double eta, long t, double tolerance) {
    right.update(expected, g, rightState, eta, t);
    Example asked =
        Example.of(
            "update, %s, eta = %s, t = %d"
                .formatted(Networks.sizes(net), SignificantDigits.of(eta), t));
    for (int i = 0; i < 4; i++) {
      asked.with(Network.NAMES.get(i) + " before", net.arrays().get(i));
      asked.with(Gradients.NAMES.get(i), g.arrays().get(i));
    }
    piece.update(net, g, state, eta, t);
    assertThat(MatrixComparison.each(Network.NAMES, net, Network::arrays, expected))
        .as("after update " + t)
        .of(asked)
        .isWithin(tolerance);
  }

  /** Makes one update with gradients by chance. */
  public void update(SeededRandom dice, double eta, long t, double tolerance) {
    update(gradients(net, dice), eta, t, tolerance);
  }

  /** By chance, of the network's shapes. */
  public static Gradients gradients(Network net, SeededRandom dice) {
    List<INDArray> g = new ArrayList<>();
    for (INDArray array : net.arrays()) {
      g.add(gaussian((int) array.size(0), (int) array.size(1), dice));
    }
    return new Gradients(g.get(0), g.get(1), g.get(2), g.get(3));
  }

  /** By chance, except for a 0 or two; the entries of each array cancel to the bit. */
  public static Gradients cancelling(Network net, SeededRandom dice) {
    Gradients g = gradients(net, dice);
    for (INDArray array : g.arrays()) {
      int length = (int) array.length();
      int zeros = length == 2 ? 0 : 2 - length % 2;
      for (int i = 0; i < length; i++) {
        double before = i > zeros ? at(array, i - 1) : 0;
        boolean first = (i - zeros) % 2 == 0;
        put(array, i, i < zeros ? 0 : first ? 0.5 + dice.nextInt(7) / 8.0 : -before);
      }
    }
    return g;
  }

  private static boolean cancels(double[]... g) {
    double sum = Arrays.stream(g).flatMapToDouble(Arrays::stream).sum();
    return sum == 0 && Arrays.stream(g).flatMapToDouble(Arrays::stream).anyMatch(x -> x != 0);
  }

  private static double at(INDArray array, int i) {
    return array.getDouble(i / array.size(1), i % array.size(1));
  }

  private static void put(INDArray array, int i, double value) {
    array.putScalar(i / array.size(1), i % array.size(1), value);
  }

  /** The same gradients, otherwise in memory. */
  public static Gradients as(Gradients g, Layout layout, DataType type) {
    return new Gradients(
        layout.of(g.dW1(), type),
        layout.of(g.db1(), type),
        layout.of(g.dW2(), type),
        layout.of(g.db2(), type));
  }
}
