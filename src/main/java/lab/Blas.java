package lab;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Products of matrices, and a sum of vectors, as ND4J's BLAS does them fastest. */
public final class Blas {
  /** Kernels make so many rows at a time. */
  private static final int ROWS = 16;

  /** Multiplications from which two cores are faster than one. */
  private static final long WORTH_TWO = 4_000_000;

  private Blas() {}

  /**
   * {@code A B} as a new array in c order, row by row. Rows lie side by side in W, H and D alike,
   * so that no product of a training copies what it multiplies: images lie side by side in X, too.
   *
   * @param A p×q
   * @param B q×r, of the same precision
   * @return p×r
   */
  public static INDArray product(INDArray A, INDArray B) {
    INDArray C = Nd4j.createUninitialized(A.dataType(), new long[] {A.size(0), B.size(1)}, 'c');
    gemm(1, A, B, 0, C);
    return C;
  }

  /**
   * {@code C ← beta C + alpha A B}, in one pass over the memory. In a training that has two cores
   * to itself each makes half of the rows.
   *
   * @param alpha a number
   * @param A p×q
   * @param B q×r, of the same precision
   * @param beta a number; 0 for what C held not to matter
   * @param C p×r; changed in place
   */
  public static void gemm(double alpha, INDArray A, INDArray B, double beta, INDArray C) {
    long p = C.size(0);
    long half = (p / 2 + ROWS - 1) / ROWS * ROWS;
    if (!Cores.areTwo() || half >= p || p * A.size(1) * C.size(1) < WORTH_TWO) {
      multiply(alpha, A, B, beta, C);
      return;
    }
    INDArray upperA = rows(A, 0, half);
    INDArray upperC = rows(C, 0, half);
    INDArray lowerA = rows(A, half, p);
    INDArray lowerC = rows(C, half, p);
    Cores.both(
        () -> multiply(alpha, upperA, B, beta, upperC),
        () -> multiply(alpha, lowerA, B, beta, lowerC));
  }

  private static INDArray rows(INDArray A, long from, long to) {
    return A.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  /** BLAS wants columns side by side: in c order, {@code Cᵀ = Bᵀ Aᵀ} is the same product. */
  private static void multiply(double alpha, INDArray A, INDArray B, double beta, INDArray C) {
    if (C.ordering() == 'c') {
      multiplyColumns(alpha, B.transpose(), A.transpose(), beta, C.transpose());
    } else {
      multiplyColumns(alpha, A, B, beta, C);
    }
  }

  private static void multiplyColumns(
      double alpha, INDArray A, INDArray B, double beta, INDArray C) {
    boolean turnedA = A.ordering() == 'c';
    boolean turnedB = B.ordering() == 'c';
    Nd4j.gemm(
        turnedA ? A.transpose() : A, turnedB ? B.transpose() : B, C, turnedA, turnedB, alpha, beta);
  }

  /**
   * {@code y ← y + a x} in one pass over the memory: a quarter of the time of {@code
   * y.addi(x.mul(a))}.
   *
   * @param a a number
   * @param x any shape; left as it is
   * @param y the same shape; changed in place
   */
  public static void axpy(double a, INDArray x, INDArray y) {
    boolean sameLayout =
        x.dataType() == y.dataType()
            && x.elementWiseStride() == 1
            && y.elementWiseStride() == 1
            && Arrays.equals(x.shape(), y.shape())
            && Arrays.equals(x.stride(), y.stride());
    if (sameLayout) {
      Nd4j.getBlasWrapper().level1().axpy(y.length(), a, x, y);
    } else {
      y.addi(x.mul(a));
    }
  }
}
