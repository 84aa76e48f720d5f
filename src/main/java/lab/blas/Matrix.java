package lab.blas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array as BLAS sees it: {@code Nd4j.gemm} makes five arrays on the way to it, which take longer
 * than a small product.
 *
 * @param array the numbers
 * @param inRows whether the numbers of a row lie side by side, or else those of a column
 * @param lead from one row, or column, to the next
 */
public record Matrix(INDArray array, boolean inRows, int lead) {
  /** An array, or a copy of it where neither rows nor columns lie side by side. */
  static Matrix of(INDArray A) {
    if (liesSideBySide(A, 1)) {
      return new Matrix(A, true, (int) Math.max(A.stride(0), A.size(1)));
    }
    if (liesSideBySide(A, 0)) {
      return new Matrix(A, false, (int) Math.max(A.stride(1), A.size(0)));
    }
    return of(A.dup('c'));
  }

  /** As {@link #of} has it, without the copy that it may make. */
  public static boolean inRows(INDArray A) {
    return liesSideBySide(A, 1) || !liesSideBySide(A, 0);
  }

  private static boolean liesSideBySide(INDArray A, int along) {
    int across = 1 - along;
    return (A.stride(along) == 1 || A.size(along) == 1)
        && (A.stride(across) >= A.size(along) || A.size(across) == 1);
  }

  /** The same memory, rows for columns. */
  Matrix transposed() {
    return new Matrix(array.transpose(), !inRows, lead);
  }

  int rows() {
    return (int) array.size(0);
  }

  int columns() {
    return (int) array.size(1);
  }

  FloatPointer floats() {
    return (FloatPointer) array.data().addressPointer();
  }

  DoublePointer doubles() {
    return (DoublePointer) array.data().addressPointer();
  }
}
