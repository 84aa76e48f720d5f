package lab.train;

import static lab.train.Provenance.VIEWS;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import lab.Activations;
import lab.Batching;
import lab.Differentiator;
import lab.Gradients;
import lab.Initialiser;
import lab.Mask;
import lab.Metric;
import lab.Model;
import lab.Network;
import lab.Optimiser;
import lab.Phase;
import lab.Range;
import lab.Schedule;
import lab.Shape;
import lab.identity.Identity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks what pieces return before the training uses it: a result of the wrong shape might
 * otherwise be stretched, filled up or passed over further on. Every check is nearly free, so that
 * it can stand in every update.
 */
final class Checked {
  /** Of a mean of n exact fractions, in float32. */
  private static final double ROUNDING = 1e-6;

  private Checked() {}

  /** The network to start from, finite, and of the size that was asked for. */
  static Network network(
      Initialiser initialiser, int d, int m, int K, long seed, DataType precision) {
    Network given = given("initialiser", "a network", initialiser.network(d, m, K, seed));
    String form = "%s, as was asked for";
    Shape.require("initialiser", "W1", given.W1(), m, d, form, "m×d = " + m + "×" + d);
    Shape.require("initialiser", "W2", given.W2(), K, m, form, "K×m = " + K + "×" + m);
    return finite("initialiser", given.to(precision));
  }

  /** The network to go on from, finite in the training's precision. */
  static Network network(Start start, DataType precision) {
    return finite("training, start", start.network().to(precision));
  }

  /** The ensemble that sees images in several views; the network that it is made of stays. */
  static Network views(UnaryOperator<Network> views, Network net) {
    Network before = net.copy();
    Network given = given(VIEWS, "a network", views.apply(net));
    requireUnchanged(before, net, "the test-time augmentation, %s, changes it", views);
    before.arrays().forEach(INDArray::close);
    String form = "%s, as of the network that it was given";
    Shape.require(VIEWS, "W1", given.W1(), Shape.ANY, net.d(), form, "c·m×d with d = " + net.d());
    Shape.require(VIEWS, "W2", given.W2(), net.K(), Shape.ANY, form, "K×c·m with K = " + net.K());
    DataType precision = net.W1().dataType();
    for (int i = 0; i < 4; i++) {
      String why = "like the network's that it was given";
      Shape.requirePrecision(VIEWS, Network.NAMES.get(i), given.arrays().get(i), precision, why);
    }
    return finite(VIEWS, given);
  }

  private static Network finite(String where, Network net) {
    for (int i = 0; i < 4; i++) {
      Shape.requireFinite(where, Network.NAMES.get(i), net.arrays().get(i));
    }
    return net;
  }

  /** What the optimiser remembers: arrays of its own, in a list that keeps them. */
  static List<INDArray> state(Optimiser optimiser, Network net) {
    Network before = net.copy();
    List<INDArray> state = given("optimiser", "a list of arrays by init", optimiser.init(net));
    requireUnchanged(before, net, "the optimiser, %s, changes it by init", optimiser);
    before.arrays().forEach(INDArray::close);
    for (int k = 0; k < state.size(); k++) {
      INDArray array = given("optimiser", "only arrays by init", state.get(k));
      for (int i = 0; i < 4; i++) {
        if (array.data().sameUnderlyingData(net.arrays().get(i).data())) {
          throw new IllegalArgumentException(
              "optimiser: init must give arrays of its own, but array %d is %s itself; give a copy, such as array.dup()"
                  .formatted(k, Network.NAMES.get(i)));
        }
      }
    }
    return new Memory(state);
  }

  /** An optimiser's arrays: it may change what they hold, but not put others in their place. */
  static final class Memory extends AbstractList<INDArray> {
    private final List<INDArray> arrays;

    Memory(List<INDArray> arrays) {
      this.arrays = List.copyOf(arrays);
    }

    @Override
    public INDArray get(int k) {
      return arrays.get(k);
    }

    @Override
    public int size() {
      return arrays.size();
    }

    @Override
    public INDArray set(int k, INDArray array) {
      throw replaced("array " + k);
    }

    @Override
    public void add(int k, INDArray array) {
      throw replaced("their number");
    }

    @Override
    public INDArray remove(int k) {
      throw replaced("their number");
    }

    private static IllegalArgumentException replaced(String what) {
      return new IllegalArgumentException(
          "optimiser: update must change the arrays of its state in place, such as by state.get(0).assign(…), but wants to change %s of the list, which stays as init gave it"
              .formatted(what));
    }
  }

  /**
   * Requires a network to be what it was.
   *
   * @param before a copy of it, of which nothing is left afterwards
   * @param net the network; where it is no number, nothing can be known
   * @param who in words, with a gap for its name
   */
  static void requireUnchanged(Network before, Network net, String who, Object piece) {
    for (int i = 0; i < 4; i++) {
      INDArray difference = before.arrays().get(i).subi(net.arrays().get(i));
      double change = difference.amaxNumber().doubleValue();
      if (change > 0) {
        throw new IllegalArgumentException(
            "training: %s must stay as it is, but %s, by up to %.3g; work on a copy, such as net.copy()"
                .formatted(
                    Network.NAMES.get(i), who.formatted(Identity.of(piece).words()), change));
      }
    }
  }

  /** The batches of an epoch of n images. */
  static int[][] epoch(Batching batching, int n, RandomGenerator random) {
    int[][] batches = given("batching", "the batches of an epoch", batching.epoch(n, random));
    Range.require(
        "batching", "batches of an epoch", batches.length, batches.length > 0, "1 or more");
    for (int b = 0; b < batches.length; b++) {
      int[] batch = given("batching", "image numbers for batch " + b, batches[b]);
      if (batch.length == 0) {
        throw new IllegalArgumentException(
            "batching: batch %d must have at least 1 image, but is empty".formatted(b));
      }
      for (int image : batch) {
        if (image < 0 || image >= n) {
          throw new IllegalArgumentException(
              "batching: batch %d must hold image numbers from 0 to %d, but holds %d"
                  .formatted(b, n - 1, image));
        }
      }
    }
    return batches;
  }

  /** The rate of update t. */
  static double eta(Schedule schedule, long t) {
    double eta = schedule.eta(t);
    if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "schedule: eta must be positive and finite, but is %s at update %d".formatted(eta, t));
    }
    return eta;
  }

  /** Updates of a cycle; 0 if there are none. */
  static long period(Schedule schedule) {
    long period = schedule.period();
    Range.require("schedule", "period", period, period >= 0, "0 (no cycles) or more updates");
    return period;
  }

  /**
   * The mask of an update.
   *
   * @param n images
   * @param t the update
   */
  static Mask mask(Training setup, int n, long t, DataType precision) {
    int m = setup.m;
    RandomGenerator random = RandomStream.DROPOUT.stream(setup.seed, t);
    Mask mask = setup.dropout.mask(m, n, Phase.TRAINING, random);
    given("dropout", "a mask, if only Mask.NONE", mask);
    if (mask.factors() != null) {
      Shape.require("dropout", "the mask", mask.factors(), m, n, "m×n = %d×%d", m, n);
    }
    return mask.to(precision);
  }

  /** What the forward pass finds. */
  static Activations forward(Model model, Network net, INDArray X, Mask mask) {
    Activations a = given("forward pass", "H, S and P", model.forward(net, X, mask));
    long n = X.size(1);
    Shape.require("forward pass", "H", a.H(), net.m(), n, "m×n = %d×%d", net.m(), n);
    Shape.require("forward pass", "S", a.S(), net.K(), n, "K×n = %d×%d", net.K(), n);
    Shape.require("forward pass", "P", a.P(), net.K(), n, "K×n = %d×%d", net.K(), n);
    given("forward pass", "the mask with H, S and P", a.mask());
    return a;
  }

  /** The gradients, each of its parameter's shape. */
  static Gradients gradients(
      Differentiator differentiator,
      Network net,
      INDArray X,
      Activations a,
      INDArray Y,
      double lambda) {
    Gradients gradients =
        given(
            "backward pass",
            "dW1, db1, dW2 and db2",
            differentiator.gradients(net, X, a, Y, lambda));
    gradients.requireFitting("backward pass", net);
    return gradients;
  }

  /** The fraction of right answers, from 0 to 1. */
  static double accuracy(Metric metric, INDArray P, INDArray Y) {
    double accuracy = metric.of(P, Y);
    boolean fits = accuracy >= 0 && accuracy <= 1 + ROUNDING;
    Range.require("metric", "accuracy", accuracy, fits, "a fraction from 0 to 1");
    return accuracy;
  }

  private static <T> T given(String piece, String what, T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must give %s, but gives null", piece, what));
    }
    return value;
  }
}
