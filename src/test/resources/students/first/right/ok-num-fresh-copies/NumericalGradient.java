package mine;

import java.util.function.ToDoubleFunction;
import lab.Exercise;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Network;
import lab.Range;
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
    // four arrays, each difference on networks of its own
    INDArray[] g = new INDArray[4];
    for (int a = 0; a < 4; a++) {
      final int which = a;
      INDArray theta = net.arrays().get(a);
      double[][] values = new double[theta.rows()][theta.columns()];
      for (int i = 0; i < theta.rows(); i++) {
        for (int j = 0; j < theta.columns(); j++) {
          Network up = net.copy(), down = net.copy();
          double old = theta.getDouble(i, j);
          up.arrays().get(which).putScalar(i, j, old + h);
          down.arrays().get(which).putScalar(i, j, old - h);
          values[i][j] = (cost.applyAsDouble(up) - cost.applyAsDouble(down)) / (2 * h);
        }
      }
      g[a] = Nd4j.create(values);
    }
    return new Gradients(g[0], g[1], g[2], g[3]);
  }
}
