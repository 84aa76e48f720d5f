package lab.blas;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One product by the library that is faster at it: oneDNN at large ones of float32, OpenBLAS at all
 * others. Which one computes depends on the shapes alone, so that a training has the same bits each
 * time.
 */
public final class Gemm {
  /** Multiplications from which oneDNN is faster. */
  private static final long LARGE = 1_000_000;

  private Gemm() {}

  /**
   * {@code C ← beta C + alpha A B}; the caller has seen to it that they fit one another.
   *
   * @param A p×q
   * @param B q×r
   * @param C p×r; changed in place
   */
  public static void multiply(double alpha, INDArray A, INDArray B, double beta, INDArray C) {
    Matrix a = Matrix.of(A);
    Matrix b = Matrix.of(B);
    Matrix c = Matrix.of(C);
    boolean large = (long) a.rows() * a.columns() * b.columns() >= LARGE;
    if (large && C.dataType() == DataType.FLOAT && OneDnn.isLoaded()) {
      OneDnn.multiply((float) alpha, a, b, (float) beta, c);
    } else {
      OpenBlas.multiply(alpha, a, b, beta, c);
    }
    if (c.array() != C) {
      C.assign(c.array());
    }
  }

  /**
   * What computes large products of float32: {@code oneDNN 3.11.0, AVX-512} or the reason why not.
   */
  public static String library() {
    return OneDnn.described();
  }
}
