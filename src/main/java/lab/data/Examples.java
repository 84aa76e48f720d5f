package lab.data;

import java.util.Arrays;
import lab.Range;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images as numbers, with their classes.
 *
 * @param X images, one a column, d×n, float32, f order: an image's pixels lie side by side
 * @param labels the n classes, 0 … K−1
 * @param K classes
 */
public record Examples(INDArray X, byte[] labels, int K) {
  /** Labels are bytes. */
  private static final int MOST_CLASSES = 1 + Byte.MAX_VALUE;

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
    int n = inputs.length;
    Range.require("examples", "K", K, K >= 1 && K <= MOST_CLASSES, "1 to %d", MOST_CLASSES);
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

  /** How many. */
  public int n() {
    return labels.length;
  }

  /** Inputs of one image. */
  public int d() {
    return (int) X.size(0);
  }

  /** The labels, one-hot, K×n. */
  public INDArray Y() {
    float[] values = new float[K * n()];
    for (int j = 0; j < n(); j++) {
      values[K * j + labels[j]] = 1;
    }
    return Nd4j.create(values, new long[] {K, n()}, 'f');
  }

  /** The first n examples: views, nothing is copied but the labels. */
  public Examples first(int n) {
    return slice(0, Math.min(n, n()));
  }

  /** The examples from {@code from} (included) to {@code to} (excluded); X is a view. */
  public Examples slice(int from, int to) {
    return new Examples(
        X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)),
        Arrays.copyOfRange(labels, from, to),
        K);
  }
}
