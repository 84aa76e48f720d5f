package mine;

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
    double[] deviation = new double[d];
    for (int i = 0; i < d; i++) {
      double[] x = X.getRow(i).toDoubleVector();
      double shift = x[0]; // so that a row of one value has exactly this mean
      double sum = 0;
      for (double v : x) sum += v - shift;
      mean[i] = shift + sum / n;
      double squares = 0;
      for (double v : x) squares += (v - mean[i]) * (v - mean[i]);
      deviation[i] = Math.sqrt(squares / n);
    }
    return new Scale(column(mean, X.dataType()), column(deviation, X.dataType()));
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray result = X.dup();
    for (int i = 0; i < X.rows(); i++) {
      double mean = scale.mean().getDouble(i, 0);
      double deviation = scale.deviation().getDouble(i, 0);
      for (int j = 0; j < X.columns(); j++) {
        double centred = X.getDouble(i, j) - mean;
        result.putScalar(i, j, deviation == 0 ? centred : centred / deviation);
      }
    }
    return result;
  }

  private static INDArray column(double[] values, DataType type) {
    return Nd4j.create(values, new long[] {values.length, 1}, 'c').castTo(type);
  }
}
