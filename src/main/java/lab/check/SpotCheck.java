package lab.check;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Compares a handful of gradients with central differences of the cost before a training: enough to
 * see that a backward pass does not belong to a cost or a forward pass, at the price of some thirty
 * costs.
 *
 * <p>Of each array three entries are looked at: where the gradient is largest, where the parameter
 * is largest (where a penalty shows), and one by chance. Differences are only trusted where they
 * agree for a step, ten times it and a tenth of it, and from either side: they do not at a kink of
 * the ReLU, nor where the cost is computed in float32. So a right gradient is never called wrong.
 * Where the cost stays the same to the bit for such a step, a longer one tells a slope of 0 from a
 * cost that is too coarse: one at which the gradient promises a hundredth of the cost.
 */
public final class SpotCheck {
  private static final double STEP = 1e-5;

  /** Of the array's largest gradient; a log of P + 1e-7 in place of P is off by less. */
  private static final double TOLERANCE = 1e-5;

  private static final double ROUNDING = 1e-9;

  private static final double NUDGE = 0.01;

  /** Of the cost: what a gradient promises for the longer step. */
  private static final double PROMISED = 0.01;

  private final ToDoubleFunction<Network> cost;
  private final Network net;
  private boolean told;

  private SpotCheck(ToDoubleFunction<Network> cost, Network net) {
    this.cost = cost;
    this.net = net;
  }

  /**
   * An entry that is not the slope of the cost.
   *
   * @param name its place, such as {@code dW1[3, 5]}
   * @param claimed the gradient, as it was given
   * @param measured the slope of the cost there
   */
  public record Wrong(String name, double claimed, double measured) {}

  /**
   * The result of looking at a handful of gradients.
   *
   * @param wrong the first that is wrong, if one is
   * @param told whether differences of the cost told anything at all
   */
  public record Finding(Optional<Wrong> wrong, boolean told) {}

  /**
   * The same problem at a network near by, where all weights and biases differ: a network of zeros
   * has gradients of zero, right and wrong ones alike, and a bias of 0 under a black image puts
   * every unit at its kink. W1 stays.
   */
  public static Problem near(Problem problem) {
    SplittableRandom random = new SplittableRandom(1);
    Network net = problem.net().copy();
    for (INDArray array : List.of(net.b1(), net.W2(), net.b2())) {
      for (long i = 0; i < array.size(0); i++) {
        for (long j = 0; j < array.size(1); j++) {
          array.putScalar(i, j, array.getDouble(i, j) + random.nextDouble(-NUDGE, NUDGE));
        }
      }
    }
    return new Problem(net, problem.X(), problem.Y(), problem.lambda(), problem.mask());
  }

  /**
   * Looks for a wrong gradient.
   *
   * @param gradients as they were given for the network
   * @param cost what they should be the gradients of
   * @param net float64; changed meanwhile, as it was when this returns
   */
  public static Finding of(Gradients gradients, ToDoubleFunction<Network> cost, Network net) {
    SpotCheck check = new SpotCheck(cost, net);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 4; i++) {
      INDArray slopes = gradients.arrays().get(i);
      INDArray parameters = net.arrays().get(i);
      long steepest = largest(slopes);
      double size = Math.abs(at(slopes, steepest));
      for (long entry :
          new long[] {steepest, largest(parameters), random.nextLong(parameters.length())}) {
        double claimed = at(slopes, entry);
        Optional<Double> slope = check.otherSlope(parameters, entry, claimed, size);
        if (slope.isPresent()) {
          long columns = parameters.size(1);
          String place = "[%d, %d]".formatted(entry / columns, entry % columns);
          String name = Gradients.NAMES.get(i) + place;
          return new Finding(Optional.of(new Wrong(name, claimed, slope.get())), true);
        }
      }
    }
    return new Finding(Optional.empty(), check.told);
  }

  /** The cost's slope along an entry, if it is surely another than the one that is claimed. */
  private Optional<Double> otherSlope(INDArray theta, long entry, double claimed, double size) {
    double above = costAt(theta, entry, STEP);
    double below = costAt(theta, entry, -STEP);
    double slope = (above - below) / (2 * STEP);
    double error = Math.abs(claimed - slope);
    if (error <= TOLERANCE * Math.max(size, Math.abs(slope)) + ROUNDING) {
      told |= slope != 0;
      return Optional.empty();
    }
    double longer =
        (costAt(theta, entry, 10 * STEP) - costAt(theta, entry, -10 * STEP)) / 20 / STEP;
    double h = STEP / 10;
    double here = cost.applyAsDouble(net);
    double right = (costAt(theta, entry, h) - here) / h;
    double left = (here - costAt(theta, entry, -h)) / h;
    double shorter = (left + right) / 2;
    if (slope == 0 && longer == 0 && shorter == 0) {
      return staysFor(theta, entry, PROMISED * Math.max(1, Math.abs(here)) / claimed, here)
          ? Optional.of(0.0)
          : Optional.empty();
    }
    boolean agree =
        Math.abs(longer - slope) < error / 10
            && Math.abs(shorter - slope) < error / 10
            && Math.abs(right - left) < error / 2;
    return agree ? Optional.of(slope) : Optional.empty();
  }

  private boolean staysFor(INDArray theta, long entry, double step, double here) {
    return costAt(theta, entry, step) == here && costAt(theta, entry, -step) == here;
  }

  private double costAt(INDArray theta, long entry, double step) {
    long i = entry / theta.size(1);
    long j = entry % theta.size(1);
    double was = theta.getDouble(i, j);
    theta.putScalar(i, j, was + step);
    try {
      return cost.applyAsDouble(net);
    } finally {
      theta.putScalar(i, j, was);
    }
  }

  /** Where the absolutely largest entry is, counted row by row. */
  private static long largest(INDArray array) {
    return Transforms.abs(array, true).argMax().getLong(0);
  }

  private static double at(INDArray array, long entry) {
    return array.getDouble(entry / array.size(1), entry % array.size(1));
  }
}
