package lab.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images as columns of numbers, with the class of each.
 *
 * @param X images, one a column, d×n, float32, f order: an image's pixels lie side by side; copied
 *     if they do not
 * @param labels the n classes, 0 … K−1
 * @param K classes
 */
public record Examples(INDArray X, byte[] labels, int K) {
  /** Labels are bytes. */
  private static final int MAX_CLASSES = 1 + Byte.MAX_VALUE;

  /**
   * @throws IllegalArgumentException if X is not d×n and float32, there is not a label for each of
   *     its columns, or a label is no class
   */
  public Examples {
    Shape.require("examples", "X", X, Shape.ANY, Shape.ANY, "d×n");
    Shape.requirePrecision("examples", "X", X, DataType.FLOAT, "as images are stored");
    if (labels == null) {
      throw new IllegalArgumentException("examples: labels must be an array, but is null");
    }
    long n = X.size(1);
    Range.require("examples", "labels", labels.length, labels.length == n, "%d, like X", n);
    Images.requireClasses("examples", labels, K);
    boolean sideBySide = X.stride(0) == 1 && (X.stride(1) == X.size(0) || n == 1);
    if (!sideBySide) {
      X = X.dup('f');
    }
  }

  /**
   * Examples of numbers that you have.
   *
   * @param inputs one array an example, all of the same length d
   * @param labels the class of each example, 0 … K−1
   * @param K classes, 1 … 128
   * @throws IllegalArgumentException if there is no example, lengths differ, a label is no class or
   *     an input no finite number
   */
  public static Examples of(float[][] inputs, int[] labels, int K) {
    Range.requireGiven("examples", "inputs", inputs);
    Range.requireGiven("examples", "labels", labels);
    int n = inputs.length;
    Range.require("examples", "K", K, K >= 1 && K <= MAX_CLASSES, "1 to %d", MAX_CLASSES);
    Range.require("examples", "inputs", n, n >= 1, "at least 1 example");
    Range.require("examples", "labels", labels.length, labels.length == n, "%d, one an example", n);
    int d = inputs[0].length;
    Range.require("examples", "inputs of example 0", d, d >= 1, "at least 1");
    INDArray X = Nd4j.createUninitialized(DataType.FLOAT, new long[] {d, n}, 'f');
    var columns = X.data().asNioFloat();
    byte[] classes = new byte[n];
    for (int j = 0; j < n; j++) {
      int inputsOfJ = inputs[j].length;
      Range.require(
          "examples",
          "inputs of example " + j,
          inputsOfJ,
          inputsOfJ == d,
          "%d, as of the first",
          d);
      for (int i = 0; i < d; i++) {
        float x = inputs[j][i];
        String name = Float.isFinite(x) ? "" : "input %d of example %d".formatted(i, j);
        Range.require("examples", name, x, Float.isFinite(x), "a finite number");
      }
      boolean isClass = labels[j] >= 0 && labels[j] < K;
      Range.require("examples", "label of example " + j, labels[j], isClass, "0 to %d", K - 1);
      columns.put(j * d, inputs[j]);
      classes[j] = (byte) labels[j];
    }
    return new Examples(X, classes, K);
  }

  /** The number of examples. */
  public int n() {
    return labels.length;
  }

  /** The number of inputs of one example. */
  public int d() {
    return (int) X.size(0);
  }

  /** X's own numbers, image after image: n · d, also where X is a view of more. */
  public FloatBuffer inputs() {
    int length = n() * d();
    return X.data().asNioFloat().slice((int) X.offset(), length);
  }

  /** The labels, one-hot, K×n. */
  public INDArray Y() {
    return oneHot(labels, K);
  }

  /**
   * Labels, one-hot: Y[k, j] = 1 where label j is k.
   *
   * @param labels n classes, 0 … K−1
   * @return K×n, float32
   * @throws IllegalArgumentException if a label is no class
   */
  public static INDArray oneHot(byte[] labels, int K) {
    int n = labels.length;
    float[] values = new float[Shape.entries("labels, one-hot", "Y, K×n", K, n)];
    for (int j = 0; j < n; j++) {
      if (labels[j] < 0 || labels[j] >= K) {
        throw new IllegalArgumentException(
            "labels, one-hot: label %d must be 0 to %d, but is %d".formatted(j, K - 1, labels[j]));
      }
      values[K * j + labels[j]] = 1;
    }
    return Nd4j.create(values, new long[] {K, n}, 'f');
  }

  /**
   * The first n examples, or all if there are fewer: views, nothing is copied but the labels.
   *
   * @param n ≥ 1
   */
  public Examples first(int n) {
    return slice(0, Math.min(n, n()));
  }

  /**
   * Some of the examples; their X is a view.
   *
   * @param from the first, 0 … to − 1
   * @param to the first that is no longer taken, at most n
   * @throws IllegalArgumentException if there are no such examples
   */
  public Examples slice(int from, int to) {
    Images.requireSlice(from, to, n());
    Range.require("slice", "to", to, to > from, "above from = %d, as there are no empty X", from);
    return new Examples(
        X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)),
        Arrays.copyOfRange(labels, from, to),
        K);
  }
}
