package mine;

import java.util.stream.LongStream;
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
 * @param eps the least that is divided by, &gt; 0; 1e-8 in the report
 */
public record RelativeError(double eps) implements Discrepancy {
  /**
   * @throws IllegalArgumentException if eps is not a positive number
   */
  public RelativeError {
    Range.require(
        "RelativeError", "eps", eps, eps > 0 && eps < Double.POSITIVE_INFINITY, "positive");
  }

  /** Task: the formula above. */
  @Override
  @Exercise("5.2")
  public double between(INDArray a, INDArray b) {
    if (!a.equalShapes(b)) {
      throw new IllegalArgumentException(
          "RelativeError: a and b must have one shape, but are %s and %s"
              .formatted(Shape.of(a), Shape.of(b)));
    }
    long columns = a.size(1);
    return LongStream.range(0, a.length())
        .mapToDouble(i -> error(a.getDouble(i / columns, i % columns), b.getDouble(i / columns, i % columns)))
        .max() // NaN if any of them is
        .orElse(0);
  }

  private double error(double x, double y) {
    double size = Math.abs(x) + Math.abs(y);
    return Math.abs(x - y) / (size < eps ? eps : size);
  }
}
