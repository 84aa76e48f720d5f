package mine;

import java.util.stream.IntStream;
import lab.Discrepancy;
import lab.Exercise;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
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
    Shape.require("RelativeError", "a", a, Shape.ANY, Shape.ANY, "a matrix");
    Shape.require("RelativeError", "b", b, a.size(0), a.size(1), "%s, like a", a);
    double[][] p = a.castTo(DataType.DOUBLE).toDoubleMatrix();
    double[][] q = b.castTo(DataType.DOUBLE).toDoubleMatrix();
    return IntStream.range(0, p.length)
        .boxed()
        .flatMapToDouble(i -> IntStream.range(0, p[i].length).mapToDouble(j -> error(p[i][j], q[i][j])))
        .max()
        .getAsDouble();
  }

  private double error(double x, double y) {
    double size = Math.abs(x) + Math.abs(y);
    return Math.abs(x - y) / (size < eps ? eps : size);
  }
}
