package lab;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cost's gradients, each of the shape of what it belongs to.
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
