package mine;

import lab.Exercise;
import lab.FeatureScaling;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.indexing.conditions.Conditions;
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
    // a big X does not fit into the cache, so go through it in pieces
    final int chunk = 100;
    long d = X.size(0);
    long n = X.size(1);
    INDArray mean = Nd4j.zeros(X.dataType(), d, 1);
    INDArray deviation = Nd4j.zeros(X.dataType(), d, 1);
    for (long from = 0; from < n; from += chunk) {
      long to = Math.min(n, from + chunk);
      INDArray part = X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
      double share = (to - from) / (double) n;
      INDArray middle = part.mean(true, 1);
      INDArray off = part.sub(middle);
      mean.addi(middle.mul(share));
      deviation.addi(Transforms.sqrt(off.mul(off).mean(true, 1)).mul(share));
    }
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    INDArray by = scale.deviation().dup();
    BooleanIndexing.replaceWhere(by, 1, Conditions.equals(0));
    return X.sub(scale.mean()).div(by);
  }
}
