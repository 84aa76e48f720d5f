package lab.grade;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies of what a piece gives back, for it may keep and change its own. */
final class Copy {
  private Copy() {}

  /** A copy that shares no array with the original. */
  static Object of(Object value) {
    if (value instanceof INDArray array) {
      return array.dup();
    }
    if (value instanceof List<?> list) {
      List<Object> copies = new ArrayList<>();
      list.forEach(element -> copies.add(of(element)));
      return copies;
    }
    if (value instanceof Record record) {
      return ofRecord(record);
    }
    if (value != null && value.getClass().isArray()) {
      return ofArray(value);
    }
    return value;
  }

  private static Object ofArray(Object array) {
    int length = Array.getLength(array);
    Object copies = Array.newInstance(array.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(copies, i, of(Array.get(array, i)));
    }
    return copies;
  }

  private static Record ofRecord(Record record) {
    Class<?>[] types =
        Arrays.stream(record.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = record.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(parts(record).stream().map(Copy::of).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass().getName() + " cannot be copied", e);
    }
  }

  /** A record's components. */
  static List<Object> parts(Record record) {
    List<Object> parts = new ArrayList<>();
    try {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        parts.add(component.getAccessor().invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass().getName() + " cannot be read", e);
    }
    return parts;
  }
}
