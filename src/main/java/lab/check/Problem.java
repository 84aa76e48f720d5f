package lab.check;

import java.util.function.ToDoubleFunction;
import lab.Cost;
import lab.Differentiator;
import lab.Gradients;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network and a few images, in float64, for which gradients are checked.
 *
 * @param net the network
 * @param X images, d×n
 * @param Y labels, one-hot, K×n
 * @param lambda weight of the penalty, ≥ 0 and finite
 * @param mask dropout's mask, m×n, or {@link Mask#NONE}
 */
public record Problem(Network net, INDArray X, INDArray Y, double lambda, Mask mask) {
  /**
   * @throws IllegalArgumentException if images, labels or mask do not fit the network, or lambda is
   *     negative, NaN or infinite
   */
  public Problem {
    Shape.require(
        "gradient check",
        "X",
        X,
        net.d(),
        Shape.ANY,
        "d×n with d = %d, as set by W1".formatted(net.d()));
    Shape.require(
        "gradient check",
        "Y",
        Y,
        net.K(),
        X.size(1),
        "K×n = %d×%d, as set by W2 and X".formatted(net.K(), X.size(1)));
    if (mask.factors() != null) {
      Shape.require(
          "gradient check",
          "the mask",
          mask.factors(),
          net.m(),
          X.size(1),
          "m×n = %d×%d, like H".formatted(net.m(), X.size(1)));
    }
    Range.requireNotNegative("gradient check", "lambda", lambda);
    net = net.to(DataType.DOUBLE);
    X = X.castTo(DataType.DOUBLE);
    Y = Y.castTo(DataType.DOUBLE);
    mask = mask.to(DataType.DOUBLE);
  }

  /**
   * Makes a problem without penalty and dropout, of the first n images and of their first d inputs.
   */
  public static Problem of(Network net, INDArray X, INDArray Y, int n) {
    return new Problem(
        net,
        X.get(NDArrayIndex.interval(0, net.d()), NDArrayIndex.interval(0, n)),
        Y.get(NDArrayIndex.all(), NDArrayIndex.interval(0, n)),
        0,
        Mask.NONE);
  }

  /** The same with another penalty. */
  public Problem lambda(double lambda) {
    return new Problem(net, X, Y, lambda, mask);
  }

  /** The same with dropout. */
  public Problem mask(Mask mask) {
    return new Problem(net, X, Y, lambda, mask);
  }

  /** The cost of a network on these images, with this mask and penalty. */
  public ToDoubleFunction<Network> cost(Model model, Cost cost) {
    return at -> cost.cost(at, model.forward(at, X, mask).S(), Y, lambda);
  }

  /** Computes the gradients of this problem by a piece. */
  public Gradients gradients(Model model, Differentiator differentiator) {
    return differentiator.gradients(net, X, model.forward(net, X, mask), Y, lambda);
  }

  /** The number of images. */
  public int n() {
    return (int) X.size(1);
  }

  @Override
  public String toString() {
    return "d = %d, m = %d, K = %d, n = %d, lambda = %s, %s"
        .formatted(
            net.d(), net.m(), net.K(), n(), lambda, mask == Mask.NONE ? "no dropout" : "dropout");
  }
}
