package lab;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * Checks the shapes and types of the arrays that a piece is given, and says in a sentence what is
 * wrong. ND4J itself stretches a K×1 array to K×n without a word and reports other mismatches as
 * "Op [add] execution failed".
 */
public final class Shape {
  /** Stands for any number of rows or columns, at least 1. */
  public static final long ANY = -1;

  /** Entries of the longest array that every JVM can make. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private Shape() {}

  /**
   * Requires a matrix of the given size.
   *
   * @param where the piece and step, such as {@code forward, layer 1}
   * @param name the array's symbol, such as {@code X}
   * @param array what was passed
   * @param rows the rows it must have, or {@link #ANY}
   * @param columns the columns it must have, or {@link #ANY}
   * @param form its shape in symbols and why, such as {@code d×n with d = %d, as set by W1 (%s)}
   * @param values what {@code form} leaves open, an array for its shape; put in only if it fails:
   *     pieces check their shapes at every update
   * @throws IllegalArgumentException if it is null, not a matrix, or of another size
   */
  public static void require(
      String where,
      String name,
      INDArray array,
      long rows,
      long columns,
      String form,
      Object... values) {
    boolean fits =
        array != null
            && array.rank() == 2
            && fits(array.size(0), rows)
            && fits(array.size(1), columns);
    if (!fits) {
      Object[] shown =
          Arrays.stream(values).map(v -> v instanceof INDArray other ? of(other) : v).toArray();
      String actual = array == null ? "is null" : "has shape " + of(array);
      throw new IllegalArgumentException(
          "%s: %s must be %s, but %s".formatted(where, name, form.formatted(shown), actual));
    }
  }

  /**
   * Requires numbers of the given precision: ND4J multiplies no float32 matrix by a float64 one.
   *
   * @param where the piece and step, such as {@code forward, layer 1}
   * @param name the array's symbol, such as {@code X}
   * @param array what was passed
   * @param type the precision it must have
   * @param why where that comes from, such as {@code like W1}
   * @throws IllegalArgumentException if it has another
   */
  public static void requirePrecision(
      String where, String name, INDArray array, DataType type, String why) {
    if (array.dataType() != type) {
      throw new IllegalArgumentException(
          "%s: %s must be %s, %s, but is %s; castTo(DataType.%s) converts it"
              .formatted(where, name, type, why, array.dataType(), type));
    }
  }

  /**
   * Requires numbers that can be computed with.
   *
   * @param where the piece and step, such as {@code network}
   * @param name the array's symbol, such as {@code W1}
   * @param array what was passed
   * @throws IllegalArgumentException if an entry is NaN or infinite
   */
  public static void requireFinite(String where, String name, INDArray array) {
    if (Double.isFinite(array.sumNumber().doubleValue())) {
      return; // a NaN or an infinity would have shown; to count them takes ten times as long
    }
    int bad = array.scan(Conditions.notFinite()).intValue();
    if (bad > 0) {
      throw new IllegalArgumentException(
          "%s: %s must hold finite numbers, but %,d of its %,d are NaN or infinite"
              .formatted(where, name, bad, array.length()));
    }
  }

  /**
   * Requires an array of Java to be able to hold a matrix.
   *
   * @param where the piece, such as {@code GaussianInit}
   * @param form the matrix in symbols, such as {@code W1, m×d}
   * @param rows its rows, ≥ 0
   * @param columns its columns, ≥ 0
   * @return its entries, rows times columns
   * @throws IllegalArgumentException if there are more than 2³¹ − 9
   */
  public static int entries(String where, String form, long rows, long columns) {
    if (columns > 0 && rows > MAX_LENGTH / columns) {
      throw new IllegalArgumentException(
          "%s: %s must have at most %d entries, as an array of Java can hold no more, but is %d×%d"
              .formatted(where, form, MAX_LENGTH, rows, columns));
    }
    return (int) (rows * columns);
  }

  private static boolean fits(long size, long required) {
    return required == ANY ? size >= 1 : size == required;
  }

  /** The shape as people write it: {@code 3072×100}. */
  public static String of(INDArray array) {
    return Arrays.stream(array.shape()).mapToObj(Long::toString).collect(Collectors.joining("×"));
  }
}
