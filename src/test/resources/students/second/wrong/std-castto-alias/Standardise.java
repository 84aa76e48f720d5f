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
    int d = X.rows();
    int n = X.columns();
    INDArray mean = Nd4j.create(X.dataType(), d, 1);
    INDArray deviation = Nd4j.create(X.dataType(), d, 1);
    for (int i = 0; i < d; i++) {
      double start = X.getDouble(i, 0); // sums of differences to it stay small
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += X.getDouble(i, j) - start;
      }
      double mu = start + sum / n;
      double squares = 0;
      for (int j = 0; j < n; j++) {
        squares += (X.getDouble(i, j) - mu) * (X.getDouble(i, j) - mu);
      }
      mean.putScalar(i, 0, mu);
      deviation.putScalar(i, 0, Math.sqrt(squares / n));
    }
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray mean = scale.mean().castTo(DataType.DOUBLE);
    INDArray deviation = scale.deviation().castTo(DataType.DOUBLE);
    INDArray Z = X.castTo(DataType.DOUBLE); // a copy with all the digits
    Z.subi(mean);
    Z.divi(deviation.add(deviation.eq(0.0).castTo(DataType.DOUBLE)));
    return Z.castTo(X.dataType());
  }
}
