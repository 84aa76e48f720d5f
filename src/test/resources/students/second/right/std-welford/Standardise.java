package mine;

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
    INDArray mean = Nd4j.create(X.dataType(), X.rows(), 1);
    INDArray deviation = Nd4j.create(X.dataType(), X.rows(), 1);
    for (int i = 0; i < X.rows(); i++) {
      double m = 0;
      double q = 0;
      for (int j = 0; j < X.columns(); j++) {
        double x = X.getDouble(i, j);
        double before = x - m;
        m += before / (j + 1);
        q += before * (x - m);
      }
      mean.putScalar(i, 0, m);
      deviation.putScalar(i, 0, Math.sqrt(q / X.columns()));
    }
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray Z = Nd4j.create(X.dataType(), X.rows(), X.columns());
    for (int i = 0; i < X.rows(); i++) {
      double mean = scale.mean().getDouble(i, 0);
      double deviation = scale.deviation().getDouble(i, 0);
      if (deviation == 0) {
        deviation = 1;
      }
      for (int j = 0; j < X.columns(); j++) {
        Z.putScalar(i, j, (X.getDouble(i, j) - mean) / deviation);
      }
    }
    return Z;
  }
}
