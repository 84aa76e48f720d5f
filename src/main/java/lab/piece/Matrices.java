package lab.piece;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads, changes and compares matrices as rows of float64 numbers. */
public final class Matrices {
  private Matrices() {}

  /**
   * The numbers of an array, whatever its order and precision.
   *
   * @return a matrix's rows; an array of another rank is one row
   */
  public static double[][] of(INDArray array) {
    double[] entries = Entries.of(array, 'c');
    if (array.rank() != 2) {
      return new double[][] {entries};
    }
    int columns = (int) array.size(1);
    double[][] matrix = new double[(int) array.size(0)][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = Arrays.copyOfRange(entries, i * columns, (i + 1) * columns);
    }
    return matrix;
  }

  /** Whether results have the same names, shapes and, nearly, numbers. */
  public static boolean alike(
      Map<String, double[][]> a, Map<String, double[][]> b, double tolerance) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(name -> alike(a.get(name), b.get(name), tolerance));
  }

  /**
   * Whether two matrices have the same shape and, nearly, numbers.
   *
   * @param tolerance largest difference, relative to the largest entry of b
   */
  public static boolean alike(double[][] a, double[][] b, double tolerance) {
    if (a == null || b == null || a.length != b.length) {
      return a == b;
    }
    double allowed = tolerance * largest(b);
    for (int i = 0; i < a.length; i++) {
      if (a[i].length != b[i].length) {
        return false;
      }
      for (int j = 0; j < a[i].length; j++) {
        if (!alike(a[i][j], b[i][j], allowed)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether two numbers differ by no more than is allowed; what is no number is like itself. */
  public static boolean alike(double a, double b, double allowed) {
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= allowed;
  }

  /** Whether an entry is NaN or infinite. */
  public static boolean isUndefined(double[][] a) {
    for (double[] row : a) {
      for (double x : row) {
        if (!Double.isFinite(x)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether all entries are 0. */
  public static boolean isZero(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).allMatch(x -> x == 0);
  }

  /** The largest finite entry, without its sign; 1 if all are 0. */
  public static double largest(double[][] a) {
    double largest = 0;
    for (double[] row : a) {
      for (double x : row) {
        if (Double.isFinite(x)) {
          largest = Math.max(largest, Math.abs(x));
        }
      }
    }
    return largest == 0 ? 1 : largest;
  }

  /** Whether it is a single number. */
  public static boolean isSingle(double[][] a) {
    return a.length == 1 && a[0].length == 1;
  }

  /** Applies f to every entry. */
  public static double[][] map(double[][] a, DoubleUnaryOperator f) {
    double[][] mapped = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      mapped[i] = new double[a[i].length];
      for (int j = 0; j < a[i].length; j++) {
        mapped[i][j] = f.applyAsDouble(a[i][j]);
      }
    }
    return mapped;
  }

  /** Rows as columns; lists of unlike lengths stay as they are. */
  public static double[][] transposed(double[][] a) {
    if (!isRectangular(a)) {
      return a;
    }
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  /** Whether both are of one shape. */
  public static boolean ofOneShape(double[][] a, double[][] b) {
    return a.length == b.length
        && isRectangular(a)
        && isRectangular(b)
        && a[0].length == b[0].length;
  }

  /** Whether all rows are of one length; lists need not be. */
  public static boolean isRectangular(double[][] a) {
    return Arrays.stream(a).allMatch(row -> row.length == a[0].length);
  }

  /** The rows from last to first. */
  public static double[][] upsideDown(double[][] a) {
    return IntStream.range(0, a.length).mapToObj(i -> a[a.length - 1 - i]).toArray(double[][]::new);
  }

  /** Puts the columns from last to first; rows need not be of one length. */
  public static double[][] backwards(double[][] a) {
    return Arrays.stream(a)
        .map(
            row ->
                IntStream.range(0, row.length).mapToDouble(j -> row[row.length - 1 - j]).toArray())
        .toArray(double[][]::new);
  }
}
