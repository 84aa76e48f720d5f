package mine;

import java.util.function.ToDoubleFunction;
import lab.Exercise;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Network;
import lab.Range;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exercise 5.1: gradients from the cost alone, by central differences.
 *
 * <pre>
 * ∂cost/∂θ ≈ (cost(θ + h) − cost(θ − h)) / 2h
 * </pre>
 *
 * <p>Example: for {@code cost(θ) = θ³} at θ = 2 with h = 0.1: (9.261 − 6.859) / 0.2 = 12.01; the
 * derivative is 12.
 *
 * <p>Avoid: a one-sided difference; h in place of 2h; a step relative to θ; a parameter that is not
 * put back to exactly what it was (adding h and taking it away again is not exact).
 *
 * @param h the step, &gt; 0; 1e-5 is about the best in float64
 */
public record NumericalGradient(double h) implements GradientEstimator {
  /**
   * @throws IllegalArgumentException if h is not a positive number
   */
  public NumericalGradient {
    Range.require("NumericalGradient", "h", h, h > 0 && h < Double.POSITIVE_INFINITY, "positive");
  }

  /** Task: a central difference for each entry of each of the four arrays. */
  @Override
  @Exercise("5.1")
  public Gradients estimate(ToDoubleFunction<Network> cost, Network net) {
    INDArray[] g = new INDArray[4];
    for (int k = 0; k < 4; k++) {
      INDArray theta = net.arrays().get(k);
      g[k] = Nd4j.zeros(DataType.DOUBLE, theta.shape());
      for (int i = 0; i < theta.rows(); i++) {
        for (int j = 0; j < theta.columns(); j++) {
          double old = theta.getDouble(i, j);
          double[] c = new double[5];
          for (int s = -2; s <= 2; s++) {
            if (s != 0) {
              theta.putScalar(i, j, old + s * h);
              c[s + 2] = cost.applyAsDouble(net);
            }
          }
          theta.putScalar(i, j, old);
          g[k].putScalar(i, j, (8 * (c[3] - c[1]) - (c[4] - c[0])) / (12 * h)); // error h^4
        }
      }
    }
    return new Gradients(g[0], g[1], g[2], g[3]);
  }
}
