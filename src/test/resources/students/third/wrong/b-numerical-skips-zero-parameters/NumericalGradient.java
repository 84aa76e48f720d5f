package mine;

import java.util.ArrayList;
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
    var found = new ArrayList<INDArray>();
    for (INDArray p : net.arrays()) {
      INDArray d = Nd4j.zeros(DataType.DOUBLE, p.size(0), p.size(1));
      for (int i = 0; i < p.rows(); i++) {
        for (int j = 0; j < p.columns(); j++) {
          double theta = p.getDouble(i, j);
          if (theta == 0) {
            continue; // dead weight, saves two passes
          }
          p.putScalar(i, j, theta + h);
          double up = cost.applyAsDouble(net);
          p.putScalar(i, j, theta - h);
          double down = cost.applyAsDouble(net);
          p.putScalar(i, j, theta);
          d.putScalar(i, j, (up - down) / (2 * h));
        }
      }
      found.add(d);
    }
    return new Gradients(found.get(0), found.get(1), found.get(2), found.get(3));
  }
}
