package lab;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradients of the cost, one array for each array of the network and of the same shape.
 *
 * @param dW1 ∂cost/∂W1, m×d
 * @param db1 ∂cost/∂b1, m×1
 * @param dW2 ∂cost/∂W2, K×m
 * @param db2 ∂cost/∂b2, K×1
 */
public record Gradients(INDArray dW1, INDArray db1, INDArray dW2, INDArray db2) {
  /** The arrays' names, in the order of {@link #arrays()}. */
  public static final List<String> NAMES = List.of("dW1", "db1", "dW2", "db2");

  /** dW1, db1, dW2, db2: the arrays themselves, not copies. */
  public List<INDArray> arrays() {
    return List.of(dW1, db1, dW2, db2);
  }

  /**
   * Requires each array to be of its parameter's shape.
   *
   * @param where the piece that asks, such as {@code Sgd}
   * @param net the network whose gradients these should be
   * @throws IllegalArgumentException if one is not
   */
  public void requireFitting(String where, Network net) {
    for (int i = 0; i < 4; i++) {
      INDArray parameter = net.arrays().get(i);
      Shape.require(
          where,
          NAMES.get(i),
          arrays().get(i),
          parameter.size(0),
          parameter.size(1),
          "%s, like %s",
          parameter,
          Network.NAMES.get(i));
    }
  }

  /** Length of all gradients as one vector: the square root of the sum of all squares. */
  public double norm() {
    double sum = 0;
    for (INDArray gradient : arrays()) {
      double norm = gradient.norm2Number().doubleValue();
      sum += norm * norm;
    }
    return Math.sqrt(sum);
  }
}
