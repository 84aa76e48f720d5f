package mine;

import java.util.Comparator;
import java.util.function.BinaryOperator;
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
    return IntStream.range(0, P.columns())
        .mapToDouble(j -> largest(P, j) == largest(Y, j) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static int largest(INDArray A, int j) {
    Comparator<Integer> byValue = Comparator.comparingDouble(k -> A.getDouble(k, j));
    return IntStream.range(0, A.rows()).boxed().reduce(BinaryOperator.maxBy(byValue)).orElseThrow();
  }
}
