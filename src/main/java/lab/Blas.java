package lab;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lab.base.Cores;
import lab.blas.Gemm;
import lab.blas.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Multiplies matrices and adds vectors by the fastest calls to native libraries. */
public final class Blas {
  /** Kernels make so many rows at a time. */
  private static final int ROWS = 16;

  /**
   * With fewer rows, or a million multiplications, OpenBLAS takes other ways, which round
   * otherwise.
   */
  private static final int MIN_ROWS = 8;

  /** Multiplications from which two cores are faster than one. */
  private static final long WORTH_TWO = 4_000_000;

  /**
   * Products that may be halved, A p×q and B q×r. Kernels are the processor's: on one with AVX2 and
   * no more, 24 rows of float32 round otherwise than 16 and 8 do.
   *
   * @param plain whether it is A B and nothing more, for which there are kernels of their own
   */
  private record Kind(
      boolean plain,
      DataType type,
      long p,
      long q,
      long r,
      boolean aInRows,
      boolean bInRows,
      boolean cInRows) {
    static Kind of(boolean plain, INDArray A, INDArray B, INDArray C) {
      return new Kind(
          plain,
          C.dataType(),
          C.size(0),
          A.size(1),
          C.size(1),
          Matrix.inRows(A),
          Matrix.inRows(B),
          Matrix.inRows(C));
    }
  }

  private static final Map<Kind, Boolean> HALVED_TO_THE_SAME_BITS = new ConcurrentHashMap<>();

  private record Ones(long rows, long columns, DataType type) {}

  private static final Map<Ones, INDArray> ONES = new ConcurrentHashMap<>();

  private Blas() {}

  /**
   * {@code A B} as a new array in c order, row by row. Rows lie side by side in W, H and D alike,
   * so that no product of a training copies what it multiplies: images lie side by side in X, too.
   *
   * @param A p×q
   * @param B q×r, of the same precision
   * @return p×r
   * @throws IllegalArgumentException if B has not as many rows as A columns, or another precision
   */
  public static INDArray product(INDArray A, INDArray B) {
    INDArray C = Nd4j.createUninitialized(A.dataType(), new long[] {A.size(0), B.size(1)}, 'c');
    gemm(1, A, B, 0, C);
    return C;
  }

  /**
   * {@code A B + b 1ᵀ}: b is added to every column, as a bias is for every image.
   *
   * @param A p×q
   * @param B q×r, of the same precision
   * @param b p×1, of the same precision
   * @return p×r, in c order
   * @throws IllegalArgumentException if shapes or precisions do not fit one another
   */
  public static INDArray affine(INDArray A, INDArray B, INDArray b) {
    INDArray C = product(A, B);
    gemm(1, b, ones(1, B.size(1), b.dataType()), 1, C);
    return C;
  }

  /**
   * {@code A 1}: the sum of A's columns.
   *
   * @param A p×q
   * @return p×1
   */
  public static INDArray sumOfColumns(INDArray A) {
    return product(A, ones(A.size(1), 1, A.dataType()));
  }

  /** A row or column of ones, made once: it is asked for at every update. */
  private static INDArray ones(long rows, long columns, DataType type) {
    return ONES.computeIfAbsent(
        new Ones(rows, columns, type),
        wanted -> {
          try (MemoryWorkspace lasting = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            return Nd4j.ones(type, rows, columns);
          }
        });
  }

  /**
   * {@code C ← beta C + alpha A B}. In a training that has two cores to itself each makes about
   * half of the rows, where that comes to the same bits.
   *
   * @param alpha a number
   * @param A p×q
   * @param B q×r, of the same precision
   * @param beta a number; 0 for what C held not to matter
   * @param C p×r, of the same precision; changed in place
   * @throws IllegalArgumentException if shapes or precisions do not fit one another
   */
  public static void gemm(double alpha, INDArray A, INDArray B, double beta, INDArray C) {
    requireFitting(A, B, C);
    long p = C.size(0);
    long half = Math.round(p / 2.0 / ROWS) * ROWS; // neither part is less than a third of all
    if (!Cores.areTwo()
        || half == 0
        || p - half < MIN_ROWS
        || p * A.size(1) * C.size(1) < WORTH_TWO
        || !HALVED_TO_THE_SAME_BITS.computeIfAbsent(
            Kind.of(alpha == 1 && beta == 0, A, B, C), kind -> comesToTheSameBits(kind, half))) {
      Gemm.multiply(alpha, A, B, beta, C);
      return;
    }
    INDArray upperA = rows(A, 0, half);
    INDArray upperC = rows(C, 0, half);
    INDArray lowerA = rows(A, half, p);
    INDArray lowerC = rows(C, half, p);
    Cores.both(
        () -> Gemm.multiply(alpha, upperA, B, beta, upperC),
        () -> Gemm.multiply(alpha, lowerA, B, beta, lowerC));
  }

  /** Tries it, on numbers of many digits; a training's workspace has no room for them. */
  private static boolean comesToTheSameBits(Kind kind, long half) {
    try (MemoryWorkspace lasting = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      INDArray A = sines(kind.type, kind.p, kind.q, kind.aInRows);
      INDArray B = sines(kind.type, kind.q, kind.r, kind.bInRows);
      INDArray whole = sines(kind.type, kind.p, kind.r, kind.cInRows);
      INDArray halves = whole.dup(whole.ordering());
      double beta = kind.plain ? 0 : 1;
      Gemm.multiply(1, A, B, beta, whole);
      Gemm.multiply(1, rows(A, 0, half), B, beta, rows(halves, 0, half));
      Gemm.multiply(1, rows(A, half, kind.p), B, beta, rows(halves, half, kind.p));
      return Arrays.equals(whole.data().asDouble(), halves.data().asDouble());
    }
  }

  private static INDArray sines(DataType type, long rows, long columns, boolean inRows) {
    double[] sines = new double[(int) (rows * columns)];
    Arrays.setAll(sines, i -> Math.sin(i));
    return Nd4j.createFromArray(sines).castTo(type).reshape(rows, columns).dup(inRows ? 'c' : 'f');
  }

  /** BLAS looks at nothing: it would write past the end of what is too small. */
  private static void requireFitting(INDArray A, INDArray B, INDArray C) {
    Shape.require("product", "A", A, Shape.ANY, Shape.ANY, "p×q");
    Shape.require(
        "product", "B", B, A.size(1), Shape.ANY, "q×r with q = %d, as set by A", A.size(1));
    Shape.require(
        "product", "C", C, A.size(0), B.size(1), "p×r, as set by A (%s) and B (%s)", A, B);
    if (A.dataType() != DataType.FLOAT) {
      Shape.requirePrecision("product", "A", A, DataType.DOUBLE, "or FLOAT");
    }
    Shape.requirePrecision("product", "B", B, A.dataType(), "like A");
    Shape.requirePrecision("product", "C", C, A.dataType(), "like A");
  }

  private static INDArray rows(INDArray A, long from, long to) {
    return A.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  /**
   * {@code y ← y + a x} in one pass over the memory: a quarter of the time of {@code
   * y.addi(x.mul(a))}.
   *
   * @param a a finite number
   * @param x any shape; left as it is
   * @param y the same shape; changed in place
   * @throws IllegalArgumentException if a is NaN or infinite
   */
  public static void axpy(double a, INDArray x, INDArray y) {
    // NaN would pass for 1e-5 in mul, below.
    Range.require("y + a x", "a", a, Double.isFinite(a), "a finite number");
    if (Entrywise.lieAlike(x, y)) {
      Nd4j.getBlasWrapper().level1().axpy(y.length(), a, x, y);
    } else {
      y.addi(x.mul(a));
    }
  }
}
