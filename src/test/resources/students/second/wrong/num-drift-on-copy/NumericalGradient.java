package mine;

import java.util.ArrayList;
import java.util.List;
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
    Network moved = net.copy(); // net itself is never touched
    List<INDArray> from = List.of(net.W1(), net.b1(), net.W2(), net.b2());
    List<INDArray> to = List.of(moved.W1(), moved.b1(), moved.W2(), moved.b2());
    List<INDArray> result = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      INDArray theta = from.get(k);
      INDArray gradient = Nd4j.create(theta.dataType(), theta.rows(), theta.columns());
      for (int i = 0; i < theta.rows(); i++) {
        for (int j = 0; j < theta.columns(); j++) {
          to.get(k).putScalar(i, j, theta.getDouble(i, j) + h);
          double plus = cost.applyAsDouble(moved);
          to.get(k).putScalar(i, j, theta.getDouble(i, j) - h);
          double minus = cost.applyAsDouble(moved);
          gradient.putScalar(i, j, (plus - minus) / (2 * h));
        }
      }
      result.add(gradient);
    }
    return new Gradients(result.get(0), result.get(1), result.get(2), result.get(3));
  }
}
