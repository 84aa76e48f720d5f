package lab.diagnose;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records taken apart and put together. */
public final class Records {
  private Records() {}

  /** The values of a record's components, in order. */
  public static List<Object> parts(Record record) {
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

  /** The names of a record's components, in order. */
  static List<String> names(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  /** A record of the same class, of other parts. */
  public static Record of(Record like, List<?> parts) {
    Class<?>[] types =
        Arrays.stream(like.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = like.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(parts.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(like.getClass().getName() + " cannot be made anew", e);
    }
  }
}
