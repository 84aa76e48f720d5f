package mine;

import java.util.ArrayList;
import java.util.List;
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
    List<Integer> predicted = largest(P);
    List<Integer> actual = largest(Y);
    double hits = 0;
    for (int j = 0; j < predicted.size(); j++) {
      if (predicted.get(j) == actual.get(j)) {
        hits++;
      }
    }
    return hits / predicted.size();
  }

  private static List<Integer> largest(INDArray A) {
    List<Integer> classes = new ArrayList<>();
    for (int j = 0; j < A.columns(); j++) {
      int best = 0;
      for (int k = 1; k < A.rows(); k++) {
        if (A.getDouble(k, j) > A.getDouble(best, j)) {
          best = k;
        }
      }
      classes.add(best);
    }
    return classes;
  }
}
