package mine;

import java.util.List;
import java.util.stream.Stream;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.Range;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exercise 11.1: Adam: steps scaled by running means of the gradient and of its square.
 *
 * <pre>
 * k = t + 1
 * first  ← beta1 first + (1 − beta1) g        the first moment, m in the paper
 * second ← beta2 second + (1 − beta2) g²      the second moment, v in the paper
 * θ ← θ − eta (first / (1 − beta1^k)) / (√(second / (1 − beta2^k)) + eps)
 * </pre>
 *
 * <p>Example: at the first update the corrected moments are g and g², so every parameter moves by
 * about eta, whatever the size of its gradient.
 *
 * <p>Avoid: k from 0 (a division by zero); eps inside the root; correcting one moment only; moments
 * that are not kept in {@code state}.
 *
 * @param beta1 share of the first moment that is kept, 0 ≤ beta1 &lt; 1; 0.9 in the paper
 * @param beta2 share of the second moment that is kept, 0 ≤ beta2 &lt; 1; 0.999 in the paper
 * @param eps keeps the divisor from 0, &gt; 0; 1e-8 in the paper
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam (2015)</a>
 */
public record Adam(double beta1, double beta2, double eps) implements Optimiser {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Adam {
    Range.require("Adam", "beta1", beta1, beta1 >= 0 && beta1 < 1, "from 0 to below 1");
    Range.require("Adam", "beta2", beta2, beta2 >= 0 && beta2 < 1, "from 0 to below 1");
    Range.require("Adam", "eps", eps, eps > 0 && eps < Double.POSITIVE_INFINITY, "positive");
  }

  /** With the paper's settings. */
  public Adam() {
    this(0.9, 0.999, 1e-8);
  }

  /** Eight arrays of zeros: the first moments of W1, b1, W2, b2, then their second moments. */
  @Override
  public List<INDArray> init(Network net) {
    return Stream.concat(net.arrays().stream(), net.arrays().stream())
        .map(INDArray::like) // zeros, of the same shape, order and precision
        .toList();
  }

  /** Task: the four lines above, for each of the four arrays, in place. */
  @Override
  @Exercise("11.1")
  public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
    double rest1 = rest(beta1, t + 1);
    double rest2 = rest(beta2, t + 1);
    for (int array = 0; array < 4; array++) {
      INDArray g = gradients.arrays().get(array);
      INDArray theta = net.arrays().get(array);
      for (long i = 0; i < g.size(0); i++) {
        for (long j = 0; j < g.size(1); j++) {
          double slope = g.getDouble(i, j);
          double first = towards(state.get(array), i, j, slope, 1 - beta1);
          double second = towards(state.get(array + 4), i, j, slope * slope, 1 - beta2);
          double step = first / rest1 / (Math.sqrt(second / rest2) + eps);
          theta.putScalar(i, j, theta.getDouble(i, j) - eta * step);
        }
      }
    }
  }

  /** 1 − beta^k. */
  private static double rest(double beta, long k) {
    return beta == 0 ? 1 : -Math.expm1(k * Math.log(beta));
  }

  /** Moves an entry by a share of its way to a target, and returns where it is then. */
  private static double towards(INDArray A, long i, long j, double target, double share) {
    double old = A.getDouble(i, j);
    double moved = old + share * (target - old);
    A.putScalar(i, j, moved);
    return moved;
  }
}
