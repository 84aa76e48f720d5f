package reference;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.function.UnaryOperator;
import lab.Exercise;
import lab.FeatureScaling;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
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

  private static final long CHUNK = 500;

  /** Task: mean and standard deviation of each row of X, as columns d×1. */
  @Override
  @Exercise("1.1")
  public Scale fit(INDArray X) {
    Shape.require("standardise", "X", X, Shape.ANY, Shape.ANY, "d×n");
    INDArray first = X.getColumn(0, true).castTo(DataType.DOUBLE); // d×1
    INDArray mean = average(X, x -> x.subColumnVector(first)).addi(first); // d×n → d×1
    INDArray variance = average(X, x -> Transforms.pow(x.subColumnVector(mean), 2, false));
    INDArray deviation = Transforms.sqrt(variance, false); // d×1
    return new Scale(mean.castTo(X.dataType()), deviation.castTo(X.dataType()));
  }

  /**
   * The mean of each row of {@code f(X)}, summed in float64, for a float32 sum of 49,000 pixels
   * loses four digits; some columns at a time, for all of them in float64 take 1.2 GB.
   */
  private static INDArray average(INDArray X, UnaryOperator<INDArray> f) {
    long n = X.size(1);
    INDArray sum = Nd4j.zeros(DataType.DOUBLE, X.size(0), 1); // d×1
    for (long from = 0; from < n; from += CHUNK) {
      INDArray columns = X.get(all(), interval(from, Math.min(n, from + CHUNK)));
      sum.addi(f.apply(columns.castTo(DataType.DOUBLE)).sum(true, 1)); // d×CHUNK → d×1
    }
    return sum.divi(n);
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
    INDArray neverVaries = scale.deviation().eq(0).castTo(X.dataType()); // d×1, 1 where 0
    INDArray divisor = scale.deviation().add(neverVaries);
    return X.subColumnVector(scale.mean()).diviColumnVector(divisor); // d×n
  }
}
