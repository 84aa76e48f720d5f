package mine;

import java.util.stream.Collectors;
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
    return IntStream.range(0, (int) P.size(1))
        .boxed()
        .collect(Collectors.averagingDouble(j -> top(P, j) == top(Y, j) ? 1 : 0));
  }

  private record Entry(int row, double value) {
    Entry larger(Entry other) {
      return other.value > value ? other : this;
    }
  }

  private static int top(INDArray A, int column) {
    return IntStream.range(0, (int) A.size(0))
        .mapToObj(k -> new Entry(k, A.getDouble(k, column)))
        .reduce(Entry::larger)
        .orElseThrow()
        .row();
  }
}
