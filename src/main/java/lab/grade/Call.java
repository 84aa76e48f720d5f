package lab.grade;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lab.diagnose.Records;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A call of a piece: what it did to its arguments and what it gave back. Two pieces that were asked
 * the same and did the same are the same to a check.
 *
 * @param method name of what was called
 * @param seen the arguments as they were after the call, and what was given back or thrown:
 *     numbers, words, and lists of them
 * @param tolerance largest relative difference of the same result in another order of operations
 */
record Call(String method, List<Object> seen, double tolerance) {
  private static final double FLOAT64 = 1e-9;
  private static final double FLOAT32 = 1e-4;

  /** An array's shape and precision, and its numbers, row by row; plain ones, for many are kept. */
  private record Values(String form, double[] values) {}

  static Call returned(Method method, Object[] arguments, Object result) {
    Object[] passed = arguments == null ? new Object[0] : arguments;
    boolean float32 = contains(DataType.FLOAT, passed) || contains(DataType.FLOAT, result);
    List<Object> seen = new ArrayList<>();
    for (Object argument : passed) {
      seen.add(seen(argument));
    }
    seen.add(seen(result));
    return new Call(method.getName(), seen, float32 ? FLOAT32 : FLOAT64);
  }

  static Call threw(Method method, Object[] arguments, Throwable thrown) {
    return returned(method, arguments, PieceException.describe(thrown));
  }

  /** Whether two records of the same check tell the same. */
  static boolean same(List<Call> a, List<Call> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      double tolerance = Math.max(a.get(i).tolerance, b.get(i).tolerance);
      same =
          a.get(i).method.equals(b.get(i).method) && same(a.get(i).seen, b.get(i).seen, tolerance);
    }
    return same;
  }

  private static boolean same(Object a, Object b, double tolerance) {
    if (a instanceof Values x && b instanceof Values y) {
      return x.form.equals(y.form) && close(x.values, y.values, tolerance);
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

  /** Relative to the largest entry: the small ones may be sums of large ones that cancel. */
  private static boolean close(double[] a, double[] b, double tolerance) {
    double size = Arrays.stream(a).filter(Double::isFinite).map(Math::abs).reduce(0, Math::max);
    for (int i = 0; i < a.length; i++) {
      if (Double.compare(a[i], b[i]) != 0 && !(Math.abs(a[i] - b[i]) <= tolerance * size)) {
        return false;
      }
    }
    return true;
  }

  private static Object seen(Object value) {
    if (value instanceof INDArray array) {
      String form = Arrays.toString(array.shape()) + array.dataType();
      return new Values(form, array.dup('c').data().asDouble());
    }
    if (value instanceof Number number) {
      return new Values("", new double[] {number.doubleValue()});
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Call::seen).toList();
    }
    if (value instanceof Record record) {
      return Records.parts(record).stream().map(Call::seen).toList();
    }
    if (value != null && value.getClass().isArray()) {
      return seenArray(value);
    }
    // Functions and dice are the check's own.
    return value == null || value instanceof String || value instanceof Enum ? "" + value : "";
  }

  private static Object seenArray(Object array) {
    int length = Array.getLength(array);
    if (!array.getClass().getComponentType().isPrimitive()) {
      return Arrays.stream((Object[]) array).map(Call::seen).toList();
    }
    double[] values = new double[length];
    Arrays.setAll(values, i -> ((Number) Array.get(array, i)).doubleValue());
    return new Values("[" + length + "]", values);
  }

  private static boolean contains(DataType type, Object value) {
    if (value instanceof INDArray array) {
      return array.dataType() == type;
    }
    if (value instanceof Object[] values) {
      return Arrays.stream(values).anyMatch(element -> contains(type, element));
    }
    if (value instanceof List<?> values) {
      return values.stream().anyMatch(element -> contains(type, element));
    }
    return value instanceof Record record && contains(type, Records.parts(record));
  }
}
