package mine;

import java.util.List;
import java.util.stream.Stream;

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
    double c1 = 1 - Math.pow(beta1, t + 1);
    double root2 = Math.sqrt(1 - Math.pow(beta2, t + 1));
    for (int i = 0; i < 4; i++) {
      INDArray g = gradients.arrays().get(i);
      INDArray first = state.get(i);
      INDArray second = state.get(4 + i);
      first.muli(beta1).addi(g.mul(1 - beta1));
      second.muli(beta2).addi(g.mul(g).muli(1 - beta2));
      INDArray divisor = Transforms.sqrt(second, true).addi(eps * root2);
      net.arrays().get(i).subi(first.mul(eta * root2 / c1).divi(divisor));
    }
  }
}
