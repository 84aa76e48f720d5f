package lab.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Products by OpenBLAS, which ND4J brings. */
final class OpenBlas {
  private OpenBlas() {}

  static void multiply(double alpha, Matrix a, Matrix b, double beta, Matrix c) {
    double kept = scaled(beta, c.array());
    int order = c.inRows() ? CblasRowMajor : CblasColMajor;
    int p = a.rows();
    int q = a.columns();
    int r = b.columns();
    int turnedA = a.inRows() == c.inRows() ? CblasNoTrans : CblasTrans;
    int turnedB = b.inRows() == c.inRows() ? CblasNoTrans : CblasTrans;
    if (c.array().dataType() == DataType.FLOAT) {
      cblas_sgemm(
          order,
          turnedA,
          turnedB,
          p,
          r,
          q,
          (float) alpha,
          a.floats(),
          a.lead(),
          b.floats(),
          b.lead(),
          (float) kept,
          c.floats(),
          c.lead());
    } else {
      cblas_dgemm(
          order,
          turnedA,
          turnedB,
          p,
          r,
          q,
          alpha,
          a.doubles(),
          a.lead(),
          b.doubles(),
          b.lead(),
          kept,
          c.doubles(),
          c.lead());
    }
  }

  /**
   * {@code C ← beta C} before the product, which would do it at a third of the speed.
   *
   * @return the beta that is left to the product
   */
  private static double scaled(double beta, INDArray C) {
    if (beta == 0 || beta == 1 || C.elementWiseStride() != 1) {
      return beta;
    }
    Nd4j.getBlasWrapper().level1().scal(C.length(), beta, C);
    return 1;
  }
}
