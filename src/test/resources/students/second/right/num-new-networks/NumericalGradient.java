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
    INDArray dW1 = Nd4j.create(net.W1().dataType(), net.W1().shape());
    INDArray db1 = Nd4j.create(net.b1().dataType(), net.b1().shape());
    INDArray dW2 = Nd4j.create(net.W2().dataType(), net.W2().shape());
    INDArray db2 = Nd4j.create(net.b2().dataType(), net.b2().shape());
    for (int i = 0; i < net.m(); i++) {
      for (int j = 0; j < net.d(); j++) {
        double up = cost.applyAsDouble(new Network(moved(net.W1(), i, j, h), net.b1(), net.W2(), net.b2()));
        double down = cost.applyAsDouble(new Network(moved(net.W1(), i, j, -h), net.b1(), net.W2(), net.b2()));
        dW1.putScalar(i, j, (up - down) / (h + h));
      }
      double up = cost.applyAsDouble(new Network(net.W1(), moved(net.b1(), i, 0, h), net.W2(), net.b2()));
      double down = cost.applyAsDouble(new Network(net.W1(), moved(net.b1(), i, 0, -h), net.W2(), net.b2()));
      db1.putScalar(i, 0, (up - down) / (h + h));
    }
    for (int k = 0; k < net.K(); k++) {
      for (int i = 0; i < net.m(); i++) {
        double up = cost.applyAsDouble(new Network(net.W1(), net.b1(), moved(net.W2(), k, i, h), net.b2()));
        double down = cost.applyAsDouble(new Network(net.W1(), net.b1(), moved(net.W2(), k, i, -h), net.b2()));
        dW2.putScalar(k, i, (up - down) / (h + h));
      }
      double up = cost.applyAsDouble(new Network(net.W1(), net.b1(), net.W2(), moved(net.b2(), k, 0, h)));
      double down = cost.applyAsDouble(new Network(net.W1(), net.b1(), net.W2(), moved(net.b2(), k, 0, -h)));
      db2.putScalar(k, 0, (up - down) / (h + h));
    }
    return new Gradients(dW1, db1, dW2, db2);
  }

  private static INDArray moved(INDArray theta, int i, int j, double by) {
    return theta.dup().putScalar(i, j, theta.getDouble(i, j) + by);
  }
}
