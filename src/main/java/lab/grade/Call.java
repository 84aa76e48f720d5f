package lab.grade;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A call of a piece: what it did to its arguments and what it gave back. Two pieces that were asked
 * the same and did the same are the same to a check.
 *
 * @param method name of what was called
 * @param arguments copies of the arguments as they were after the call
 * @param result a copy of what was given back, or the description of what was thrown
 * @param tolerance largest relative difference of the same result in another order of operations
 */
record Call(String method, List<Object> arguments, Object result, double tolerance) {
  private static final double FLOAT64 = 1e-9;
  private static final double FLOAT32 = 1e-4;

  static Call returned(Method method, Object[] arguments, Object result) {
    boolean float32 = contains(DataType.FLOAT, arguments) || contains(DataType.FLOAT, result);
    List<Object> after = new ArrayList<>();
    for (Object argument : arguments == null ? new Object[0] : arguments) {
      after.add(copy(argument));
    }
    return new Call(method.getName(), after, result, float32 ? FLOAT32 : FLOAT64);
  }

  static Call threw(Method method, Object[] arguments, Throwable thrown) {
    return returned(method, arguments, PieceException.describe(thrown));
  }

  /** Whether two records of the same check tell the same. */
  static boolean same(List<Call> a, List<Call> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      Call call = a.get(i);
      Call other = b.get(i);
      double tolerance = Math.max(call.tolerance, other.tolerance);
      if (!call.method.equals(other.method)
          || !same(call.arguments, other.arguments, tolerance)
          || !same(call.result, other.result, tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Object a, Object b, double tolerance) {
    if (a instanceof INDArray x && b instanceof INDArray y) {
      return Arrays.equals(x.shape(), y.shape())
          && close(x.dup('c').data().asDouble(), y.dup('c').data().asDouble(), tolerance);
    }
    if (a instanceof Number x && b instanceof Number y) {
      return close(new double[] {x.doubleValue()}, new double[] {y.doubleValue()}, tolerance);
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return all(x.size(), y.size(), (i, j) -> same(x.get(i), y.get(i), tolerance));
    }
    if (a != null && b != null && a.getClass().isArray() && b.getClass() == a.getClass()) {
      return all(
          Array.getLength(a),
          Array.getLength(b),
          (i, j) -> same(Array.get(a, i), Array.get(b, i), tolerance));
    }
    if (a instanceof Record && b instanceof Record && a.getClass() == b.getClass()) {
      return same(parts(a), parts(b), tolerance);
    }
    // Functions and dice are the check's own.
    return a instanceof String || a instanceof Enum || a == null || b == null
        ? Objects.equals(a, b)
        : a.getClass() == b.getClass();
  }

  private static boolean all(int size, int other, BiPredicate<Integer, Integer> same) {
    for (int i = 0; i < size; i++) {
      if (i >= other || !same.test(i, i)) {
        return false;
      }
    }
    return size == other;
  }

  /** Relative to the largest entry: the small ones may be sums of large ones that cancel. */
  private static boolean close(double[] a, double[] b, double tolerance) {
    double size = 0;
    for (int i = 0; i < a.length; i++) {
      size = Math.max(size, Double.isFinite(a[i]) ? Math.abs(a[i]) : 0);
    }
    for (int i = 0; i < a.length; i++) {
      boolean equal = Double.compare(a[i], b[i]) == 0 || Math.abs(a[i] - b[i]) <= tolerance * size;
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  /** A copy that shares nothing that can change; functions and dice stay themselves. */
  static Object copy(Object value) {
    if (value instanceof INDArray array) {
      return array.dup();
    }
    if (value instanceof List<?> list) {
      List<Object> copies = new ArrayList<>();
      list.forEach(element -> copies.add(copy(element)));
      return copies;
    }
    if (value != null && value.getClass().isArray()) {
      int length = Array.getLength(value);
      Object copies = Array.newInstance(value.getClass().getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Array.set(copies, i, copy(Array.get(value, i)));
      }
      return copies;
    }
    if (value instanceof Record) {
      return remade(value);
    }
    return value;
  }

  private static Object remade(Object value) {
    Class<?>[] types =
        Arrays.stream(value.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(parts(value).stream().map(Call::copy).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Object> parts(Object value) {
    List<Object> parts = new ArrayList<>();
    try {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        parts.add(component.getAccessor().invoke(value));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return parts;
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
    return value instanceof Record && contains(type, parts(value));
  }
}
