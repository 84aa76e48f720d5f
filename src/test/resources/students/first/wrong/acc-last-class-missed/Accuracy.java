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
    int K = (int) P.size(0);
    int n = (int) P.size(1);
    long hits =
        IntStream.range(0, n)
            .filter(
                j -> {
                  int guess = 0, truth = 0;
                  for (int k = 1; k < K - 1; k++) {
                    if (P.getDouble(k, j) > P.getDouble(guess, j)) guess = k;
                    if (Y.getDouble(k, j) > Y.getDouble(truth, j)) truth = k;
                  }
                  return guess == truth;
                })
            .count();
    return hits / (double) n;
  }
}
