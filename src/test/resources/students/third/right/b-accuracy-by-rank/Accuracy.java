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
    long right =
        IntStream.range(0, n)
            .filter(
                j -> {
                  int y = IntStream.range(0, K).filter(k -> Y.getDouble(k, j) > 0).findFirst().orElseThrow();
                  double own = P.getDouble(y, j);
                  return IntStream.range(0, K)
                      .noneMatch(k -> k < y ? P.getDouble(k, j) >= own : P.getDouble(k, j) > own);
                })
            .count();
    return right / (double) n;
  }
}
