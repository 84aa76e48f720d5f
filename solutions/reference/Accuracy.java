package reference;

import lab.Exercise;
import lab.Metric;
import lab.Shape;
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
    Shape.require("accuracy", "P", P, Shape.ANY, Shape.ANY, "K×n");
    Shape.require("accuracy", "Y", Y, P.size(0), P.size(1), "K×n = %s, like P", P);
    long[] predicted = P.argMax(0).toLongVector(); // K×n → n
    long[] actual = Y.argMax(0).toLongVector(); // K×n → n
    int right = 0;
    for (int j = 0; j < predicted.length; j++) {
      if (predicted[j] == actual[j]) {
        right++;
      }
    }
    return (double) right / predicted.length;
  }
}
