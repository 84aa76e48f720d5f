package mine;

import lab.Exercise;
import lab.FeatureScaling;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    INDArray mean = X.mean(true, 1); // d×1
    INDArray deviation = X.std(false, true, 1); // d×1, divided by n
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray deviation = scale.deviation().dup();
    for (int i = 0; i < deviation.rows(); i++) {
      // never compare doubles with ==: what is this small is a constant pixel
      if (deviation.getDouble(i, 0) < 1e-3) {
        deviation.putScalar(i, 0, 1.0);
      }
    }
    return X.sub(scale.mean()).div(deviation);
  }
}
