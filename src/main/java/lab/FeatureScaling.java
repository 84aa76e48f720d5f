package lab;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Puts every input (every pixel of every channel) on the same scale: {@code (x − mean) /
 * deviation}.
 *
 * <p>Mean and deviation are those of the TRAINING images, for the other sets too: what they are is
 * part of what was learnt, and the test images must not have a say in it.
 */
public interface FeatureScaling {
  /** Leaves the numbers as they are. */
  FeatureScaling NONE = new None();

  /**
   * Finds the scale of each input.
   *
   * @param X training images, d×n; left as they are
   * @return mean and standard deviation of each row: {@code mean = Σ_j x_j / n}, {@code deviation =
   *     √(Σ_j (x_j − mean)² / n)}
   */
  Scale fit(INDArray X);

  /**
   * Applies a scale, found on the training images, to images of any set. An input that never varies
   * (deviation 0) becomes 0 wherever it has its mean: it is divided by 1.
   *
   * @param X images, d×n; left as they are
   * @param scale from {@link #fit}
   * @return the standardised images, d×n
   */
  INDArray apply(INDArray X, Scale scale);

  /**
   * Mean and standard deviation of each input.
   *
   * @param mean d×1
   * @param deviation d×1, each ≥ 0
   */
  record Scale(INDArray mean, INDArray deviation) {}

  /** Leaves the numbers as they are: mean 0, deviation 1. */
  record None() implements FeatureScaling, RowByRow {
    @Override
    public Scale fit(INDArray X) {
      long d = X.size(0);
      return new Scale(Nd4j.zeros(X.dataType(), d, 1), Nd4j.ones(X.dataType(), d, 1));
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return X.dup('f');
    }
  }

  /**
   * A piece that finds the scale of each input from that input's row alone, so that it may be asked
   * for some rows at a time: those of 49,000 images of CIFAR-10 take 602 MB together. That it does
   * is looked at on a few images.
   */
  interface RowByRow {}
}
