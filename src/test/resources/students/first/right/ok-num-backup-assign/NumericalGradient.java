package mine;

import java.util.List;
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
    List<INDArray> estimates = net.arrays().stream().map(theta -> slopes(cost, net, theta)).toList();
    return new Gradients(estimates.get(0), estimates.get(1), estimates.get(2), estimates.get(3));
  }

  private INDArray slopes(ToDoubleFunction<Network> cost, Network net, INDArray theta) {
    INDArray backup = theta.dup();
    INDArray result = Nd4j.zeros(DataType.DOUBLE, theta.shape());
    try {
      for (long i = 0; i < theta.size(0); i++) {
        for (long j = 0; j < theta.size(1); j++) {
          double sum = 0;
          for (int sign = 1; sign >= -1; sign -= 2) {
            theta.putScalar(i, j, backup.getDouble(i, j) + sign * h);
            sum += sign * cost.applyAsDouble(net);
          }
          theta.assign(backup); // to the bit
          result.putScalar(i, j, sum / h / 2);
        }
      }
    } finally {
      theta.assign(backup);
    }
    return result;
  }
}
