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
    List<INDArray> g = new ArrayList<>();
    for (INDArray theta : net.arrays()) {
      INDArray flat = theta.reshape(theta.length()); // one index is enough
      double[] slope = new double[(int) theta.length()];
      for (int i = 0; i < slope.length; i++) {
        double before = flat.getDouble(i);
        flat.putScalar(i, before + h);
        double up = cost.applyAsDouble(net);
        flat.putScalar(i, before - h);
        double down = cost.applyAsDouble(net);
        flat.putScalar(i, before);
        slope[i] = (up - down) / (2 * h);
      }
      g.add(Nd4j.createFromArray(slope).reshape(theta.size(0), theta.size(1)));
    }
    return new Gradients(g.get(0), g.get(1), g.get(2), g.get(3));
  }
}
