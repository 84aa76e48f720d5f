package mine;

import java.util.Arrays;
import lab.Exercise;
import lab.FeatureScaling;
import org.nd4j.linalg.api.buffer.DataType;
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
    int d = (int) X.size(0);
    int n = (int) X.size(1);
    double[] mean = new double[d];
    double[] squares = new double[d];
    for (int j = 0; j < n; j++) {
      double[] x = X.getColumn(j).toDoubleVector();
      for (int i = 0; i < d; i++) {
        double before = x[i] - mean[i];
        mean[i] += before / (j + 1);
        squares[i] += before * (x[i] - mean[i]);
      }
    }
    double[] deviation = Arrays.stream(squares).map(s -> Math.sqrt(Math.max(0, s) / n)).toArray();
    return new Scale(column(mean, X.dataType()), column(deviation, X.dataType()));
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    int d = (int) X.size(0);
    int n = (int) X.size(1);
    double[] mu = scale.mean().castTo(DataType.DOUBLE).toDoubleVector();
    double[] sigma = scale.deviation().castTo(DataType.DOUBLE).toDoubleVector();
    double[][] z = new double[d][n];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < n; j++) {
        z[i][j] = (X.getDouble(i, j) - mu[i]) / (sigma[i] == 0 ? 1 : sigma[i]);
      }
    }
    return Nd4j.create(z).castTo(X.dataType());
  }

  private static INDArray column(double[] values, DataType type) {
    return Nd4j.createFromArray(values).reshape(values.length, 1).castTo(type);
  }
}
