package reference;

import lab.Exercise;
import lab.FeatureScaling;
import lab.FeatureScaling.RowByRow;
import lab.Shape;
import lab.Shortcut;
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
public record Standardise() implements FeatureScaling, @Shortcut RowByRow {

  /** Task: mean and standard deviation of each row of X, as columns d×1. */
  @Override
  @Exercise("1.1")
  public Scale fit(INDArray X) {
    Shape.require("standardise", "X", X, Shape.ANY, Shape.ANY, "d×n");
    INDArray ones = Nd4j.ones(X.dataType(), X.size(1), 1); // n×1
    INDArray mean = X.mmul(ones).divi(X.size(1)); // d×n · n×1 → d×1; X.mean loses digits in float32
    INDArray deviation = X.std(false, true, 1); // d×n → d×1; false: divide by n, not by n − 1
    INDArray first = X.getColumn(0, true); // d×1: the mean of a row that never varies, to the bit
    mean.addi(first.sub(mean).muli(neverVaries(deviation)));
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    Shape.require("standardise", "X", X, Shape.ANY, Shape.ANY, "d×n");
    String form = "d×1 with d = %d, as set by X".formatted(X.size(0));
    Shape.require("standardise", "mean", scale.mean(), X.size(0), 1, form);
    Shape.require("standardise", "deviation", scale.deviation(), X.size(0), 1, form);
    INDArray divisor = scale.deviation().add(neverVaries(scale.deviation())); // d×1
    return X.subColumnVector(scale.mean()).diviColumnVector(divisor); // d×n
  }

  private static INDArray neverVaries(INDArray deviation) {
    return deviation.eq(0).castTo(deviation.dataType()); // d×1, 1 where 0
  }
}
