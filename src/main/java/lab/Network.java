package lab;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network: two layers, four arrays. Optimisers change the arrays in place.
 *
 * @param W1 weights of the hidden layer, m×d
 * @param b1 biases of the hidden layer, m×1
 * @param W2 weights of the output layer, K×m
 * @param b2 biases of the output layer, K×1
 */
public record Network(INDArray W1, INDArray b1, INDArray W2, INDArray b2) {
  /** The arrays' names, in the order of {@link #arrays()}. */
  public static final List<String> NAMES = List.of("W1", "b1", "W2", "b2");

  /**
   * @throws IllegalArgumentException if the four shapes do not fit one another
   */
  public Network {
    Shape.require("network", "W1", W1, Shape.ANY, Shape.ANY, "m×d");
    long m = W1.size(0);
    Shape.require("network", "b1", b1, m, 1, "m×1 with m = " + m + ", as set by W1");
    Shape.require("network", "W2", W2, Shape.ANY, m, "K×m with m = " + m + ", as set by W1");
    long K = W2.size(0);
    Shape.require("network", "b2", b2, K, 1, "K×1 with K = " + K + ", as set by W2");
  }

  /** Inputs. */
  public int d() {
    return (int) W1.size(1);
  }

  /** Hidden units. */
  public int m() {
    return (int) W1.size(0);
  }

  /** Classes. */
  public int K() {
    return (int) W2.size(0);
  }

  /** W1, b1, W2, b2: the arrays themselves, not copies. */
  public List<INDArray> arrays() {
    return List.of(W1, b1, W2, b2);
  }

  /** A copy that shares nothing with this network. */
  public Network copy() {
    return map(array -> array.dup('c'));
  }

  /**
   * A copy in another precision, row by row (c order), as {@link Blas} wants it.
   *
   * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
   */
  public Network to(DataType type) {
    return map(array -> array.castTo(type).dup('c'));
  }

  private Network map(UnaryOperator<INDArray> change) {
    return new Network(change.apply(W1), change.apply(b1), change.apply(W2), change.apply(b2));
  }

  @Override
  public String toString() {
    return "%d → %d → %d, %s".formatted(d(), m(), K(), W1.dataType());
  }
}
