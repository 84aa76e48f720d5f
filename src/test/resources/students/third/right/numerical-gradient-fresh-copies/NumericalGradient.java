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
    double[][][] slopes = new double[4][][];
    for (int array = 3; array >= 0; array--) {
      INDArray theta = net.arrays().get(array);
      slopes[array] = new double[(int) theta.size(0)][(int) theta.size(1)];
      for (int row = (int) theta.size(0) - 1; row >= 0; row--) {
        for (int column = (int) theta.size(1) - 1; column >= 0; column--) {
          double low = cost.applyAsDouble(moved(net, array, row, column, -h));
          double high = cost.applyAsDouble(moved(net, array, row, column, h));
          slopes[array][row][column] = (high - low) / (h + h);
        }
      }
    }
    return new Gradients(
        Nd4j.create(slopes[0]),
        Nd4j.create(slopes[1]),
        Nd4j.create(slopes[2]),
        Nd4j.create(slopes[3]));
  }

  private static Network moved(Network net, int array, int row, int column, double by) {
    Network other = net.copy();
    INDArray theta = other.arrays().get(array);
    theta.putScalar(row, column, theta.getDouble(row, column) + by);
    return other;
  }
}
