package lab.diagnose;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The numbers in arguments and results, by name: a network is W1, b1, W2 and b2, a record with one
 * component is called as the record is, a single number is a matrix of one entry. What holds no
 * numbers (a function, a source of chance) has no leaf.
 */
final class Leaves {
  private Leaves() {}

  /** The names of a contract's parameters. */
  static List<String> names(Method method) {
    return Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
  }

  /** All leaves of several values. */
  static Map<String, double[][]> of(List<String> names, Object... values) {
    Map<String, double[][]> leaves = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      collect(names.get(i), values[i], leaves);
    }
    return leaves;
  }

  private static void collect(String name, Object value, Map<String, double[][]> leaves) {
    if (value instanceof INDArray array) {
      leaves.put(name, matrix(array));
    } else if (value instanceof Number number) {
      leaves.put(name, new double[][] {{number.doubleValue()}});
    } else if (value instanceof float[] floats) {
      double[] numbers = new double[floats.length];
      Arrays.setAll(numbers, i -> floats[i]);
      leaves.put(name, new double[][] {numbers});
    } else if (value instanceof int[] integers) {
      leaves.put(name, new double[][] {Arrays.stream(integers).asDoubleStream().toArray()});
    } else if (value instanceof Object[] array) {
      collect(name, Arrays.asList(array), leaves);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(name + "[" + i + "]", list.get(i), leaves);
      }
    } else if (value instanceof Record record) {
      RecordComponent[] components = record.getClass().getRecordComponents();
      for (RecordComponent component : components) {
        collect(
            components.length == 1 ? name : component.getName(), part(record, component), leaves);
      }
    }
  }

  /**
   * Values with some of their leaves changed.
   *
   * @param change gives for a leaf's name and numbers the new ones, or the same object to leave
   *     them; arrays that are left keep their identity
   */
  static Object[] changed(
      List<String> names, Object[] values, BiFunction<String, double[][], double[][]> change) {
    Object[] changed = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      changed[i] = changed(names.get(i), values[i], change);
    }
    return changed;
  }

  private static Object changed(
      String name, Object value, BiFunction<String, double[][], double[][]> change) {
    if (value instanceof INDArray array) {
      double[][] old = matrix(array);
      double[][] now = change.apply(name, old);
      return now == old ? array : like(array, now);
    }
    if (value instanceof Number number) {
      double[][] old = {{number.doubleValue()}};
      double[][] now = change.apply(name, old);
      return now == old ? number : like(number, now[0][0]);
    }
    if (value instanceof float[] floats) {
      double[][] old = of(List.of(name), value).get(name);
      double[][] now = change.apply(name, old);
      if (now == old) {
        return floats;
      }
      float[] numbers = new float[now[0].length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) now[0][i];
      }
      return numbers;
    }
    if (value instanceof List<?> list) {
      List<Object> parts = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        parts.add(changed(name + "[" + i + "]", list.get(i), change));
      }
      return parts.equals(list) ? list : parts;
    }
    if (value instanceof Record record) {
      return changed(name, record, change);
    }
    return value;
  }

  private static Record changed(
      String name, Record record, BiFunction<String, double[][], double[][]> change) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] parts = new Object[components.length];
    boolean same = true;
    for (int i = 0; i < parts.length; i++) {
      types[i] = components[i].getType();
      Object old = part(record, components[i]);
      parts[i] = changed(parts.length == 1 ? name : components[i].getName(), old, change);
      same &= parts[i] == old;
    }
    if (same) {
      return record;
    }
    try {
      Constructor<? extends Record> constructor = record.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass().getName() + " cannot be changed", e);
    }
  }

  static Object part(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass().getName() + " cannot be read", e);
    }
  }

  private static Number like(Number old, double now) {
    if (old instanceof Long) {
      return (long) now;
    }
    return old instanceof Integer ? (Number) (int) now : (Number) now;
  }

  private static INDArray like(INDArray old, double[][] now) {
    if (old.rank() == 2 && old.size(0) == now.length && old.size(1) == now[0].length) {
      INDArray array = Nd4j.create(old.dataType(), old.shape(), old.ordering());
      return array.assign(Nd4j.create(now).castTo(old.dataType()));
    }
    return Nd4j.create(now).castTo(old.dataType());
  }

  /** A matrix's rows; an array of another rank is one row. */
  static double[][] matrix(INDArray array) {
    int rows = array.rank() == 2 ? (int) array.size(0) : 1;
    int columns = (int) (array.length() / Math.max(1, rows));
    double[] numbers =
        array.dataType() == DataType.DOUBLE && array.ordering() == 'c' && !array.isView()
            ? array.data().asDouble()
            : array.dup('c').data().asDouble();
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(numbers, i * columns, matrix[i], 0, columns);
    }
    return matrix;
  }
}
