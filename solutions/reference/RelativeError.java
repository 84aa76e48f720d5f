package reference;

import java.util.Arrays;
import lab.Discrepancy;
import lab.Exercise;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exercise 5.2: how far apart two matrices of one shape are, relative to their size.
 *
 * <pre>
 * max over all entries of |a − b| / max(eps, |a| + |b|)
 * </pre>
 *
 * <p>Example: a = {@code [1 0]}, b = {@code [1.1 0]}: the largest is 0.1 / 2.1 = 0.0476.
 *
 * <p>Avoid: 0/0 where both are 0; dividing by one side only; the mean in place of the largest; the
 * sign of the difference; a NaN that is passed over: if any error is NaN, so is the answer.
 *
 * @param eps the least that is divided by, &gt; 0 and finite; 1e-8 in the report
 */
public record RelativeError(double eps) implements Discrepancy {
  /**
   * @throws IllegalArgumentException if eps is not positive and finite
   */
  public RelativeError {
    Range.requirePositive("RelativeError", "eps", eps);
  }

  /** Task: the formula above. */
  @Override
  @Exercise("5.2")
  public double between(INDArray a, INDArray b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "relative error: a and b must have one shape, but a is %s and b is %s"
              .formatted(Shape.of(a), Shape.of(b)));
    }
    double[] left = a.dup('c').data().asDouble();
    double[] right = b.dup('c').data().asDouble();
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      double size = Math.max(eps, Math.abs(left[i]) + Math.abs(right[i]));
      largest = Math.max(largest, Math.abs(left[i] - right[i]) / size); // NaN stays NaN
    }
    return largest;
  }
}
