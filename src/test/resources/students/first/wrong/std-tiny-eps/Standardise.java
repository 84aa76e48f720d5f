package mine;

import lab.Exercise;
import lab.FeatureScaling;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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
    long n = X.size(1);
    INDArray mean = X.sum(true, 1).divi(n);
    INDArray centred = X.subColumnVector(mean);
    INDArray variance = centred.mul(centred).sum(true, 1).divi(n);
    // pixels that never change: rounding must not leave a deviation
    for (long i = 0; i < X.size(0); i++) {
      INDArray row = X.getRow(i);
      if (row.maxNumber().doubleValue() == row.minNumber().doubleValue()) {
        mean.putScalar(i, 0, row.getDouble(0));
        variance.putScalar(i, 0, 0.0);
      }
    }
    return new Scale(mean, Transforms.sqrt(variance));
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    final double tiny = 1e-8; // against 0/0
    INDArray out = X.subColumnVector(scale.mean());
    out.diviColumnVector(scale.deviation().add(tiny));
    return out;
  }
}
