package lab.course.kit;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lab.piece.Records;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies arguments and results, since a piece may keep and change its own. */
public final class Copy {
  private Copy() {}

  /** A copy that shares no array with the original. */
  public static Object of(Object value) {
    return of(value, INDArray::dup);
  }

  /** The same, its arrays lying in memory as the original's do: a piece may read them there. */
  static Object asItLies(Object value) {
    return of(
        value,
        array ->
            array.isView() && array.rank() == 2
                ? Nd4j.create(
                    array.data().dup(), array.shape(), array.stride(), 0, array.ordering())
                : array.dup(array.ordering()));
  }

  /** The same, its arrays lying in memory row by row. */
  public static Object inCOrder(Object value) {
    return of(value, array -> array.dup('c'));
  }

  private static Object of(Object value, UnaryOperator<INDArray> copy) {
    if (value instanceof INDArray array) {
      return copy.apply(array);
    }
    if (value instanceof List<?> list) {
      List<Object> copies = new ArrayList<>();
      list.forEach(element -> copies.add(of(element, copy)));
      return copies;
    }
    if (value instanceof Record record) {
      return Records.of(
          record, Records.parts(record).stream().map(part -> of(part, copy)).toList());
    }
    if (value instanceof SeededRandom dice) {
      return new SeededRandom(dice.state()); // so that a replay draws the same
    }
    if (value != null && value.getClass().isArray()) {
      return ofArray(value, copy);
    }
    return value;
  }

  private static Object ofArray(Object array, UnaryOperator<INDArray> copy) {
    int length = Array.getLength(array);
    Class<?> type = array.getClass().getComponentType();
    Object copies = Array.newInstance(type, length);
    if (type.isPrimitive()) {
      System.arraycopy(array, 0, copies, 0, length);
      return copies;
    }
    for (int i = 0; i < length; i++) {
      Array.set(copies, i, of(Array.get(array, i), copy));
    }
    return copies;
  }
}
