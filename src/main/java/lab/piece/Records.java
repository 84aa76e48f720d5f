package lab.piece;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes records apart into their components and puts them together again. */
public final class Records {
  /** Java looks a class's components up anew at every question. */
  private static final ClassValue<Form> FORMS =
      new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
          return Form.of(type.getRecordComponents(), type);
        }
      };

  private record Form(List<String> names, List<Method> accessors, Constructor<?> constructor) {
    static Form of(RecordComponent[] components, Class<?> type) {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        return new Form(
            Arrays.stream(components).map(RecordComponent::getName).toList(),
            Arrays.stream(components).map(RecordComponent::getAccessor).toList(),
            type.getDeclaredConstructor(types));
      } catch (NoSuchMethodException e) {
        throw new AssertionError(e); // every record has one
      }
    }
  }

  private Records() {}

  /** The values of a record's components, in order. */
  public static List<Object> parts(Record record) {
    List<Object> parts = new ArrayList<>();
    try {
      for (Method accessor : FORMS.get(record.getClass()).accessors) {
        parts.add(accessor.invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass().getName() + " cannot be read", e);
    }
    return parts;
  }

  /** The names of a record's components, in order. */
  public static List<String> names(Record record) {
    return FORMS.get(record.getClass()).names;
  }

  /** A record of the same class, of other parts. */
  public static Record of(Record like, List<?> parts) {
    try {
      return (Record) FORMS.get(like.getClass()).constructor.newInstance(parts.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(like.getClass().getName() + " cannot be made anew", e);
    }
  }
}
