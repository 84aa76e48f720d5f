package mine;

import java.util.function.DoubleSupplier;
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
    INDArray[] g =
        net.arrays().stream()
            .map(theta -> slopes(theta, () -> cost.applyAsDouble(net)))
            .toArray(INDArray[]::new);
    return new Gradients(g[0], g[1], g[2], g[3]);
  }

  private INDArray slopes(INDArray theta, DoubleSupplier cost) {
    double[][] slopes = new double[(int) theta.size(0)][(int) theta.size(1)];
    for (int i = 0; i < slopes.length; i++) {
      for (int j = 0; j < slopes[i].length; j++) {
        double near = difference(theta, i, j, h, cost);
        double far = difference(theta, i, j, 2 * h, cost);
        slopes[i][j] = (8 * near - far) / (12 * h);
      }
    }
    return Nd4j.create(slopes);
  }

  private static double difference(INDArray theta, int i, int j, double step, DoubleSupplier cost) {
    double old = theta.getDouble(i, j);
    theta.putScalar(i, j, old + step);
    double above = cost.getAsDouble();
    theta.putScalar(i, j, old - step);
    double below = cost.getAsDouble();
    theta.putScalar(i, j, old);
    return above - below;
  }
}
