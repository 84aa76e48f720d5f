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
    INDArray dW1 = differences(cost, net, net.W1());
    INDArray db1 = differences(cost, net, net.b1());
    INDArray dW2 = differences(cost, net, net.W2());
    INDArray db2 = differences(cost, net, net.b2());
    return new Gradients(dW1, db1, dW2, db2);
  }

  private INDArray differences(ToDoubleFunction<Network> cost, Network net, INDArray theta) {
    INDArray gradient = Nd4j.create(theta.dataType(), theta.rows(), theta.columns());
    for (int i = 0; i < theta.rows(); i++) {
      for (int j = 0; j < theta.columns(); j++) {
        double old = theta.getDouble(i, j);
        double step = h * Math.max(1, Math.abs(old)); // as large as the parameter needs it
        theta.putScalar(i, j, old + step);
        double plus = cost.applyAsDouble(net);
        theta.putScalar(i, j, old - step);
        double minus = cost.applyAsDouble(net);
        theta.putScalar(i, j, old);
        gradient.putScalar(i, j, (plus - minus) / (2 * step));
      }
    }
    return gradient;
  }
}
