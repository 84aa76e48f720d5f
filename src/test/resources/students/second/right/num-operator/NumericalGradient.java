package mine;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
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
    INDArray[] all =
        Stream.of(net.b2(), net.W2(), net.b1(), net.W1())
            .map(theta -> gradient(theta, () -> cost.applyAsDouble(net)))
            .toArray(INDArray[]::new);
    return new Gradients(all[3], all[2], all[1], all[0]);
  }

  private INDArray gradient(INDArray theta, java.util.function.DoubleSupplier cost) {
    double[][] result = new double[theta.rows()][theta.columns()];
    for (int j = theta.columns() - 1; j >= 0; j--) {
      for (int i = theta.rows() - 1; i >= 0; i--) {
        int row = i;
        int column = j;
        double old = theta.getDouble(row, column);
        DoubleUnaryOperator along =
            value -> {
              theta.putScalar(row, column, value);
              double c = cost.getAsDouble();
              theta.putScalar(row, column, old);
              return c;
            };
        result[i][j] = slope(along, old);
      }
    }
    return Nd4j.create(result).castTo(theta.dataType());
  }

  private double slope(DoubleUnaryOperator f, double x) {
    double below = f.applyAsDouble(x - h);
    double above = f.applyAsDouble(x + h);
    return (above - below) / h / 2;
  }
}
