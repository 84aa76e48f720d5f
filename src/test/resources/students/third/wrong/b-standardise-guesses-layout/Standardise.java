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
    INDArray mean = X.mean(true, 1); // d×1
    INDArray centred = X.sub(mean); // d×n
    INDArray variance = centred.mul(centred).mean(true, 1); // d×1
    return new Scale(mean, Transforms.sqrt(variance));
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray mu = scale.mean();
    INDArray sigma = safe(scale.deviation());
    boolean imagesInRows = X.size(1) == mu.length(); // sklearn's layout
    if (imagesInRows) {
      return X.subRowVector(mu.reshape(1, mu.length())).divRowVector(sigma.reshape(1, mu.length()));
    }
    return X.subColumnVector(mu).divColumnVector(sigma);
  }

  private static INDArray safe(INDArray deviation) {
    return deviation.add(deviation.eq(0).castTo(deviation.dataType()));
  }
}
