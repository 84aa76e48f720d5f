package mine;

import lab.Discrepancy;
import lab.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows and columns are asked for, as of any matrix. */
public record RelativeError(double eps) implements Discrepancy {
  @Override
  @Exercise("5.2")
  public double between(INDArray a, INDArray b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) {
      throw new IllegalArgumentException("a and b must have one shape");
    }
    double largest = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        double x = a.getDouble(i, j);
        double y = b.getDouble(i, j);
        double size = Math.max(eps, Math.abs(x) + Math.abs(y));
        largest = Math.max(largest, Math.abs(x - y) / size);
      }
    }
    return largest;
  }
}
