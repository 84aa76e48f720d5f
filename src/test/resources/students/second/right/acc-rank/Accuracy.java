package mine;

import java.util.stream.IntStream;
import lab.Exercise;
import lab.Metric;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exercise 3.2: the fraction of images whose most probable class is the right one.
 *
 * <p>Example: three images of classes 0, 1, 1 with most probable classes 0, 1, 0 give 2/3 = 0.6667.
 *
 * <p>Avoid: the largest of each row in place of each column; a division of integers; percent; the
 * error rate.
 */
public record Accuracy() implements Metric {

  /** Task: compare the row of the largest entry of each column of P with that of Y. */
  @Override
  @Exercise("3.2")
  public double of(INDArray P, INDArray Y) {
    return IntStream.range(0, P.columns()).filter(j -> rank(P, j, label(Y, j)) == 0).count()
        / (double) P.columns();
  }

  private static int label(INDArray Y, int j) {
    int y = 0;
    for (int k = 0; k < Y.rows(); k++) {
      y += k * (int) Math.round(Y.getDouble(k, j));
    }
    return y;
  }

  /** How many classes come before y: larger ones, and equal ones further up. */
  private static long rank(INDArray P, int j, int y) {
    double own = P.getDouble(y, j);
    return IntStream.range(0, P.rows())
        .filter(k -> P.getDouble(k, j) > own || (k < y && P.getDouble(k, j) == own))
        .count();
  }
}
