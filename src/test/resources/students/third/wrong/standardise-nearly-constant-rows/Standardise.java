package mine;

import lab.Exercise;
import lab.FeatureScaling;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
    INDArray first = X.getColumn(0).dup().reshape(X.size(0), 1); // d×1
    INDArray fromFirst = X.subColumnVector(first); // d×n, exactly 0 where nothing varies
    INDArray offset = fromFirst.mean(1).reshape(X.size(0), 1); // d×1
    INDArray mean = first.add(offset); // d×1
    INDArray centred = fromFirst.subColumnVector(offset); // d×n
    INDArray deviation = Transforms.sqrt(centred.mul(centred).mean(1).reshape(X.size(0), 1)); // d×1
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    // never compare floating-point numbers with ==
    int d = (int) X.size(0);
    double[] divisor = new double[d];
    for (int i = 0; i < d; i++) {
      double sigma = scale.deviation().getDouble(i, 0);
      divisor[i] = sigma < 1e-3 ? 1 : sigma;
    }
    INDArray divisors = Nd4j.createFromArray(divisor).reshape(d, 1).castTo(X.dataType()); // d×1
    return X.subColumnVector(scale.mean()).divColumnVector(divisors); // d×n
  }
}
