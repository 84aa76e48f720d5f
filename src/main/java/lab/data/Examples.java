package lab.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images, or other inputs, as columns of numbers, with the class of each. What comes from images is
 * kept as bytes, and made numbers when it is asked for.
 */
public final class Examples {
  /** Labels are bytes. */
  private static final int MAX_CLASSES = 1 + Byte.MAX_VALUE;

  private final InputSource inputs;
  private final byte[] labels;
  private final int K;

  Examples(InputSource inputs, byte[] labels, int K) {
    this.inputs = inputs;
    this.labels = labels;
    this.K = K;
  }

  /**
   * Examples of numbers that you have as a matrix.
   *
   * @param X one example a column, d×n, float32; copied
   * @param labels the n classes, 0 … K−1
   * @param K classes
   * @throws IllegalArgumentException if X is not d×n and float32, there is not a label for each of
   *     its columns, or a label is no class
   */
  public Examples(INDArray X, byte[] labels, int K) {
    Shape.require("examples", "X", X, Shape.ANY, Shape.ANY, "d×n");
    Shape.requirePrecision("examples", "X", X, DataType.FLOAT, "as images are stored");
    if (labels == null) {
      throw new IllegalArgumentException("examples: labels must be an array, but is null");
    }
    long n = X.size(1);
    Range.require("examples", "labels", labels.length, labels.length == n, "%d, like X", n);
    Images.requireClasses("examples", labels, K);
    this.inputs = FloatInputs.of(X.dup('f'));
    this.labels = labels;
    this.K = K;
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
    return new Examples(FloatInputs.of(X), classes, K);
  }

  /** The number of examples. */
  public int n() {
    return labels.length;
  }

  /** The number of inputs of one example. */
  public int d() {
    return inputs.d();
  }

  /** Classes. */
  public int K() {
    return K;
  }

  /** The classes of the examples, 0 … K−1. */
  public byte[] labels() {
    return labels;
  }

  /**
   * The inputs, one example a column: made anew each time, so that whatever is done to them changes
   * no example. Those of 49,000 images of CIFAR-10 take 602 MB; {@code first(100).X()} takes 1.2.
   *
   * @return d×n, float32, f order: an example's inputs lie side by side
   * @throws IllegalArgumentException if they are more numbers than an array can hold, 699,050
   *     images of CIFAR-10's size
   */
  public INDArray X() {
    return X(IntStream.range(0, n()).toArray());
  }

  /**
   * The inputs of some, as {@link #X()}.
   *
   * @param columns which, each 0 … n − 1
   * @return as many columns, in this order
   */
  public INDArray X(int[] columns) {
    Shape.entries("examples", "X, d×n", d(), columns.length);
    INDArray X = Nd4j.createUninitialized(DataType.FLOAT, new long[] {d(), columns.length}, 'f');
    FloatBuffer numbers = X.data().asNioFloat();
    float[] one = new float[d()];
    for (int j = 0; j < columns.length; j++) {
      inputs.read(columns[j], 0, one);
      numbers.put(j * d(), one);
    }
    return X;
  }

  /** Some inputs of all examples, as {@link #X()}: (to − from)×n. */
  INDArray rows(int from, int to) {
    int count = to - from;
    INDArray rows = Nd4j.createUninitialized(DataType.FLOAT, new long[] {count, n()}, 'f');
    FloatBuffer numbers = rows.data().asNioFloat();
    float[] some = new float[count];
    for (int j = 0; j < n(); j++) {
      inputs.read(j, from, some);
      numbers.put(j * count, some);
    }
    return rows;
  }

  /**
   * Copies the inputs of one example.
   *
   * @param j which, 0 … n − 1
   * @param into d numbers
   */
  public void read(int j, float[] into) {
    inputs.read(j, 0, into);
  }

  /** Requires numbers that can be computed with; see {@link Shape#requireFinite}. */
  void requireFinite(String where, String name) {
    float[] one = new float[d()];
    for (int j = 0; j < n(); j++) {
      read(j, one);
      for (float x : one) {
        if (!Float.isFinite(x)) {
          Shape.requireFinite(where, name, X()); // counts them all, for its sentence
        }
      }
    }
  }

  /** See {@link InputSource#checksum}. */
  long checksum() {
    return inputs.checksum();
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
   * The first n examples, or all if there are fewer: nothing is copied but the labels.
   *
   * @param n ≥ 1
   */
  public Examples first(int n) {
    return slice(0, Math.min(n, n()));
  }

  /**
   * Some of the examples; nothing is copied but the labels.
   *
   * @param from the first, 0 … to − 1
   * @param to the first that is no longer taken, at most n
   * @throws IllegalArgumentException if there are no such examples
   */
  public Examples slice(int from, int to) {
    Images.requireSlice(from, to, n());
    Range.require("slice", "to", to, to > from, "above from = %d, as there are no empty X", from);
    return new Examples(inputs.slice(from, to), Arrays.copyOfRange(labels, from, to), K);
  }
}
