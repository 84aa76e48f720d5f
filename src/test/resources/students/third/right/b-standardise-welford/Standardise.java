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
    int d = (int) X.size(0);
    INDArray mean = Nd4j.create(X.dataType(), d, 1);
    INDArray deviation = Nd4j.create(X.dataType(), d, 1);
    for (int i = 0; i < d; i++) {
      double running = 0;
      double squares = 0;
      for (int j = 0; j < X.size(1); j++) {
        double x = X.getDouble(i, j);
        double before = x - running;
        running += before / (j + 1);
        squares += before * (x - running);
      }
      mean.putScalar(i, 0, running);
      deviation.putScalar(i, 0, Math.sqrt(squares / X.size(1)));
    }
    return new Scale(mean, deviation);
  }

  /**
   * Task: subtract the mean from each column of X and divide by the deviation, into a new array.
   */
  @Override
  @Exercise("1.1")
  public INDArray apply(INDArray X, Scale scale) {
    double[][] out = new double[(int) X.size(0)][(int) X.size(1)];
    for (int i = 0; i < out.length; i++) {
      double mu = scale.mean().getDouble(i, 0);
      double sigma = scale.deviation().getDouble(i, 0);
      double by = sigma == 0 ? 1 : sigma;
      for (int j = 0; j < out[i].length; j++) {
        out[i][j] = (X.getDouble(i, j) - mu) / by;
      }
    }
    return Nd4j.create(out).castTo(X.dataType());
  }
}
