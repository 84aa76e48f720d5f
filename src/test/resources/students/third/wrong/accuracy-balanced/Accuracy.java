package mine;

import lab.Exercise;
import lab.Metric;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    int K = (int) Y.size(0);
    int[] seen = new int[K];
    int[] hit = new int[K];
    int[] answers = Nd4j.argMax(P, 0).toIntVector();
    int[] labels = Nd4j.argMax(Y, 0).toIntVector();
    for (int j = 0; j < labels.length; j++) {
      seen[labels[j]]++;
      if (answers[j] == labels[j]) {
        hit[labels[j]]++;
      }
    }
    double sum = 0;
    int classes = 0;
    for (int k = 0; k < K; k++) {
      if (seen[k] > 0) {
        sum += (double) hit[k] / seen[k];
        classes++;
      }
    }
    return sum / classes;
  }
}
