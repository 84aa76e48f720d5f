package mine;

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
    int n = P.columns();
    double hits = 0;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < P.rows(); k++) {
        if (Y.getDouble(k, j) == 1 && P.getDouble(k, j) > 0.5) {
          hits++;
        }
      }
    }
    return hits / n;
  }
}
