package lab.diagnose;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import lab.piece.Matrices;
import lab.piece.Records;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Finds the numbers in arguments and results and names them: a network is W1, b1, W2 and b2, a
 * record with one component is called as the record is, a single number is a matrix of one entry.
 * What holds no numbers (a function, a source of chance) has no leaf.
 */
final class Leaves {
  private static final Map<Method, List<String>> NAMES = new ConcurrentHashMap<>();

  private Leaves() {}

  /** The names of a contract's parameters. */
  static List<String> names(Method method) {
    return NAMES.computeIfAbsent(
        method, of -> Arrays.stream(of.getParameters()).map(Parameter::getName).toList());
  }

  /** All leaves of several values. */
  static Map<String, double[][]> of(List<String> names, Object... values) {
    Map<String, double[][]> leaves = new LinkedHashMap<>();
    each(names, values).forEach(leaves::putAll);
    return leaves;
  }

  /** The leaves of each of several values. */
  static List<Map<String, double[][]>> each(List<String> names, Object... values) {
    int side = side(names, values);
    List<Map<String, double[][]>> each = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Map<String, double[][]> leaves = new LinkedHashMap<>();
      collect(names.get(i), values[i], side, leaves);
      each.add(leaves);
    }
    return each;
  }

  /** The pixels in a row of the image among some values; 0 if none is an image. */
  static int side(List<String> names, Object... values) {
    int at = names.indexOf(Symbols.SIDE);
    return at >= 0 && at < values.length && values[at] instanceof Integer side ? side : 0;
  }

  private static void collect(String name, Object value, int side, Map<String, double[][]> leaves) {
    if (value instanceof INDArray array) {
      leaves.put(name, Matrices.of(array));
    } else if (value instanceof Number number) {
      leaves.put(name, new double[][] {{number.doubleValue()}});
    } else if (value instanceof float[] floats) {
      double[] numbers = new double[floats.length];
      Arrays.setAll(numbers, i -> floats[i]);
      leaves.put(name, rows(numbers, side));
    } else if (value instanceof int[] integers) {
      leaves.put(name, new double[][] {Arrays.stream(integers).asDoubleStream().toArray()});
    } else if (value instanceof Object[] array) {
      collect(name, Arrays.asList(array), side, leaves);
    } else if (value instanceof List<?> list && isNumbers(list)) {
      leaves.put(name, new double[][] {numbers(list)});
    } else if (value instanceof List<?> list && isRows(list)) {
      leaves.put(name, list.stream().map(row -> numbers((List<?>) row)).toArray(double[][]::new));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(name + "[" + i + "]", list.get(i), side, leaves);
      }
    } else if (value instanceof Record record) {
      List<String> names = Records.names(record);
      List<Object> parts = Records.parts(record);
      for (int i = 0; i < parts.size(); i++) {
        collect(parts.size() == 1 ? name : names.get(i), parts.get(i), side, leaves);
      }
    }
  }

  /** An image's pixels as the rows of its planes; another array is one row. */
  private static double[][] rows(double[] numbers, int side) {
    int width = side > 0 && numbers.length % side == 0 ? side : numbers.length;
    double[][] rows = new double[width == 0 ? 1 : numbers.length / width][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(numbers, i * width, (i + 1) * width);
    }
    return rows;
  }

  private static boolean isNumbers(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Number.class::isInstance);
  }

  /** Whether it is a list of lists of numbers, which need not be of one length. */
  private static boolean isRows(List<?> list) {
    return !list.isEmpty()
        && list.stream()
            .allMatch(row -> row instanceof List<?> part && (part.isEmpty() || isNumbers(part)));
  }

  private static double[] numbers(List<?> list) {
    return list.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
  }

  /**
   * Values with some of their leaves changed.
   *
   * @param side pixels in a row of the image among them; 0 if there is none
   * @param change gives for a leaf's name and numbers the new ones, or the same object to leave
   *     them; arrays that are left keep their identity
   */
  static Object[] changed(
      List<String> names,
      Object[] values,
      int side,
      BiFunction<String, double[][], double[][]> change) {
    Object[] changed = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      changed[i] = changed(names.get(i), values[i], side, change);
    }
    return changed;
  }

  private static Object changed(
      String name, Object value, int side, BiFunction<String, double[][], double[][]> change) {
    if (value instanceof INDArray array) {
      double[][] old = Matrices.of(array);
      double[][] now = change.apply(name, old);
      return now == old ? array : like(array, now);
    }
    if (value instanceof Number number) {
      double[][] old = {{number.doubleValue()}};
      double[][] now = change.apply(name, old);
      return now == old ? number : like(number, now[0][0]);
    }
    if (value instanceof float[] floats) {
      Map<String, double[][]> leaf = new LinkedHashMap<>();
      collect(name, floats, side, leaf);
      double[][] old = leaf.get(name);
      double[][] now = change.apply(name, old);
      return now == old ? floats : floats(now);
    }
    if (value instanceof List<?> list && (isNumbers(list) || isRows(list))) {
      double[][] old = of(List.of(name), value).get(name);
      double[][] now = change.apply(name, old);
      return now == old ? list : list(now, isNumbers(list));
    }
    if (value instanceof List<?> list) {
      List<Object> parts = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        parts.add(changed(name + "[" + i + "]", list.get(i), side, change));
      }
      return parts.equals(list) ? list : parts;
    }
    if (value instanceof Record record) {
      return changed(name, record, side, change);
    }
    return value;
  }

  private static Record changed(
      String name, Record record, int side, BiFunction<String, double[][], double[][]> change) {
    List<String> names = Records.names(record);
    List<Object> parts = Records.parts(record);
    List<Object> now = new ArrayList<>();
    boolean same = true;
    for (int i = 0; i < parts.size(); i++) {
      now.add(changed(parts.size() == 1 ? name : names.get(i), parts.get(i), side, change));
      same &= now.get(i) == parts.get(i);
    }
    return same ? record : Records.of(record, now);
  }

  private static float[] floats(double[][] rows) {
    double[] numbers = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static List<?> list(double[][] rows, boolean single) {
    List<List<Double>> lists =
        Arrays.stream(rows).map(row -> Arrays.stream(row).boxed().toList()).toList();
    return single ? lists.get(0) : lists;
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
}
