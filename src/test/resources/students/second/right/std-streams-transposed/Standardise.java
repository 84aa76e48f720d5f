package mine;

import java.util.stream.IntStream;
import lab.Exercise;
import lab.FeatureScaling;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exercise 1.1: put every input on the same scale, {@code (x − mean) / deviation}.
 *
 * <p>A pixel is a row of X. Example: the rows {@code [1 3]} and {@code [5 5]} have mean {@code [2
 * 5]} and deviation {@code [1 0]}; standardised they are {@code [−1 1]} and {@code [0 0]}.
 *
 * <p>Avoid: the statistics of the other sets; one mean for all pixels; the variance in place of its
 * root; n−1 in place of n; dividing by a deviation of 0.
 */
public record Standardise() implements FeatureScaling {

  /** Task: mean and standard deviation of each row of X, as columns d×1. */
  @Override
  @Exercise("1.1")
  public Scale fit(INDArray X) {
    double[][] statistics =
        IntStream.range(0, X.rows())
            .mapToObj(i -> IntStream.range(0, X.columns()).mapToDouble(j -> X.getDouble(i, j)).toArray())
            .map(Standardise::meanAndDeviation)
            .toArray(double[][]::new);
    INDArray both = Nd4j.create(statistics); // d×2
    INDArray mean = both.getColumn(0, true).dup().castTo(X.dataType());
    INDArray deviation = both.getColumn(1, true).dup().castTo(X.dataType());
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray mean = scale.mean().castTo(X.dataType()).transpose(); // 1×d
    INDArray deviation = scale.deviation().castTo(X.dataType()).transpose(); // 1×d
    INDArray divisor = deviation.add(deviation.eq(0.0).castTo(X.dataType()));
    return X.transpose().sub(mean).div(divisor).transpose().dup('c');
  }

  private static double[] meanAndDeviation(double[] row) {
    double first = row[0];
    double mean = first + IntStream.range(0, row.length).mapToDouble(j -> row[j] - first).sum() / row.length;
    double variance =
        IntStream.range(0, row.length)
            .mapToDouble(j -> (row[j] - mean) * (row[j] - mean))
            .average()
            .orElse(0);
    return new double[] {mean, Math.sqrt(variance)};
  }
}
