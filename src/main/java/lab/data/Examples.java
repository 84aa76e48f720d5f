package lab.data;

import java.util.Arrays;
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
