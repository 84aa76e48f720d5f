package lab.piece;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Converts a value to numbers, words and lists of them, which no longer change with the value. */
public final class Seen {
  private Seen() {}

  /** An array's shape and precision, and its numbers, row by row; plain ones, for many are kept. */
  private record Values(long[] shape, DataType type, double[] values) {
    static Values of(double... values) {
      return new Values(new long[] {values.length}, DataType.DOUBLE, values);
    }

    boolean like(Values other) {
      return type == other.type && Arrays.equals(shape, other.shape);
    }
  }

  /** Of functions and dice, which are the check's own, nothing. */
  public static Object of(Object value) {
    if (value instanceof INDArray array) {
      return new Values(array.shape(), array.dataType(), Entries.of(array, 'c'));
    }
    if (value instanceof Number number) {
      return Values.of(number.doubleValue());
    }
    if (value instanceof List<?> list) {
      return each(list);
    }
    if (value instanceof Record record) {
      return each(Records.parts(record));
    }
    if (value instanceof Object[] values) {
      return each(Arrays.asList(values));
    }
    if (value != null && value.getClass().isArray()) {
      return Values.of(numbers(value));
    }
    return value == null || value instanceof String || value instanceof Enum ? "" + value : "";
  }

  private static List<Object> each(List<?> values) {
    List<Object> seen = new ArrayList<>(values.size());
    for (Object value : values) {
      seen.add(of(value));
    }
    return seen;
  }

  private static double[] numbers(Object array) {
    double[] values = new double[Array.getLength(array)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Array.getDouble(array, i);
    }
    return values;
  }

  /**
   * Whether two values tell the same.
   *
   * @param tolerance largest difference of two numbers, relative to the largest beside them: the
   *     small ones may be sums of large ones that cancel
   */
  public static boolean same(Object a, Object b, double tolerance) {
    if (a instanceof Values x && b instanceof Values y) {
      return x.like(y) && close(x.values, y.values, tolerance);
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = same(x.get(i), y.get(i), tolerance);
      }
      return same;
    }
    return Objects.equals(a, b);
  }

  private static boolean close(double[] a, double[] b, double tolerance) {
    if (Arrays.equals(a, b)) {
      return true;
    }
    double size = Arrays.stream(a).filter(Double::isFinite).map(Math::abs).reduce(0, Math::max);
    for (int i = 0; i < a.length; i++) {
      if (Double.compare(a[i], b[i]) != 0 && !(Math.abs(a[i] - b[i]) <= tolerance * size)) {
        return false;
      }
    }
    return true;
  }
}
