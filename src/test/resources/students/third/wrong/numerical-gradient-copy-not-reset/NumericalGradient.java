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
    INDArray[] results = new INDArray[4];
    for (int k = 0; k < 4; k++) {
      Network copy = net.copy(); // the network itself is never touched
      INDArray theta = copy.arrays().get(k);
      INDArray gradient = Nd4j.zeros(DataType.DOUBLE, theta.shape());
      for (long i = 0; i < theta.size(0); i++) {
        for (long j = 0; j < theta.size(1); j++) {
          double old = theta.getDouble(i, j);
          theta.putScalar(i, j, old + h);
          double above = cost.applyAsDouble(copy);
          theta.putScalar(i, j, old - h);
          double below = cost.applyAsDouble(copy);
          gradient.putScalar(i, j, (above - below) / (2 * h));
        }
      }
      results[k] = gradient;
    }
    return new Gradients(results[0], results[1], results[2], results[3]);
  }
}
