package reference;

import java.util.List;
import java.util.stream.Stream;
import lab.Blas;
import lab.Entrywise;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.Range;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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
 * @param eps keeps the divisor from 0, &gt; 0 and finite; 1e-8 in the paper
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam (2015)</a>
 */
public record Adam(double beta1, double beta2, double eps) implements Optimiser {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Adam {
    Range.require("Adam", "beta1", beta1, beta1 >= 0 && beta1 < 1, "from 0 to below 1");
    Range.require("Adam", "beta2", beta2, beta2 >= 0 && beta2 < 1, "from 0 to below 1");
    Range.requirePositive("Adam", "eps", eps);
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
    gradients.requireFitting("Adam", net);
    Range.require("Adam", "state", state.size(), state.size() == 8, "the 8 arrays of init");
    Range.require("Adam", "t", t, t >= 0, "0 or more");
    double correct1 = 1 - Math.pow(beta1, t + 1);
    double root2 = Math.sqrt(1 - Math.pow(beta2, t + 1));
    // The step, above and below multiplied by root2 = √(1 − beta2^k): two divisions less an entry.
    double rate = eta * root2 / correct1;
    for (int i = 0; i < 4; i++) {
      INDArray theta = net.arrays().get(i);
      INDArray g = gradients.arrays().get(i);
      INDArray first = state.get(i);
      INDArray second = state.get(4 + i);
      if (Entrywise.fits(List.of(theta, first, second, g))) {
        inOnePass(theta, first, second, g, rate, eps * root2);
        continue;
      }
      first.muli(beta1);
      Blas.axpy(1 - beta1, g, first); // first ← beta1 first + (1 − beta1) g
      second.muli(beta2);
      Blas.axpy(1 - beta2, g.mul(g), second); // second ← beta2 second + (1 − beta2) g²
      INDArray divisor = Transforms.sqrt(second, true).addi(eps * root2);
      Blas.axpy(-rate, first.div(divisor), theta);
    }
  }

  /** The same lines for each entry by itself, in float32: a quarter of the time. */
  private void inOnePass(
      INDArray theta, INDArray first, INDArray second, INDArray g, double rate, double eps) {
    float kept1 = (float) beta1;
    float kept2 = (float) beta2;
    float new1 = (float) (1 - beta1);
    float new2 = (float) (1 - beta2);
    float step = (float) rate;
    float small = (float) eps;
    Entrywise.apply(
        (arrays, n) -> {
          float[] w = arrays[0];
          float[] mean = arrays[1];
          float[] square = arrays[2];
          float[] slope = arrays[3];
          for (int i = 0; i < n; i++) {
            mean[i] = kept1 * mean[i] + new1 * slope[i];
            square[i] = kept2 * square[i] + new2 * slope[i] * slope[i];
            w[i] -= step * mean[i] / ((float) Math.sqrt(square[i]) + small);
          }
        },
        3,
        List.of(theta, first, second, g));
  }
}
