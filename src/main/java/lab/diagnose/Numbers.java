package lab.diagnose;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Matrices of results, compared. */
final class Numbers {
  private Numbers() {}

  /** Whether results have the same names, shapes and, nearly, numbers. */
  static boolean alike(Map<String, double[][]> a, Map<String, double[][]> b, double tolerance) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(name -> alike(a.get(name), b.get(name), tolerance));
  }

  /**
   * Whether two matrices have the same shape and, nearly, numbers.
   *
   * @param tolerance largest difference, relative to the largest entry of b
   */
  static boolean alike(double[][] a, double[][] b, double tolerance) {
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
  static boolean alike(double a, double b, double allowed) {
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= allowed;
  }

  /** Whether an entry is NaN or infinite. */
  static boolean isUndefined(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).anyMatch(x -> !Double.isFinite(x));
  }

  /** Whether all entries are 0. */
  static boolean isZero(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).allMatch(x -> x == 0);
  }

  /** The largest finite entry, without its sign; 1 if all are 0. */
  static double largest(double[][] a) {
    double largest =
        Arrays.stream(a)
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    return largest == 0 ? 1 : largest;
  }

  /** Whether it is a single number. */
  static boolean isSingle(double[][] a) {
    return a.length == 1 && a[0].length == 1;
  }

  /** f of every entry. */
  static double[][] map(double[][] a, DoubleUnaryOperator f) {
    return Arrays.stream(a)
        .map(row -> Arrays.stream(row).map(f).toArray())
        .toArray(double[][]::new);
  }

  /** Rows as columns; lists of unlike lengths stay as they are. */
  static double[][] transposed(double[][] a) {
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
  static boolean ofOneShape(double[][] a, double[][] b) {
    return a.length == b.length
        && isRectangular(a)
        && isRectangular(b)
        && a[0].length == b[0].length;
  }

  /** Whether all rows are of one length; lists need not be. */
  static boolean isRectangular(double[][] a) {
    return Arrays.stream(a).allMatch(row -> row.length == a[0].length);
  }

  /** The rows from last to first. */
  static double[][] upsideDown(double[][] a) {
    return IntStream.range(0, a.length).mapToObj(i -> a[a.length - 1 - i]).toArray(double[][]::new);
  }
}
