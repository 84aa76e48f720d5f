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
    INDArray first = X.getColumn(0, true).dup(); // d×1
    INDArray Z = X.subColumnVector(first); // d×n, 0 where nothing varies
    INDArray offset = Z.mean(true, 1); // d×1
    INDArray deviation = Z.subiColumnVector(offset).norm2(true, 1).divi(Math.sqrt(X.size(1)));
    return new Scale(first.add(offset), deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    // deviation + [deviation = 0]: 1 in place of 0, all others as they are
    INDArray zero = scale.deviation().eq(0).castTo(X.dataType());
    return X.subColumnVector(scale.mean()).divColumnVector(scale.deviation().add(zero));
  }
}
