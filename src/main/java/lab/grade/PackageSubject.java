package lab.grade;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The pieces of a package.
 *
 * @param loader where its classes are
 * @param name the package's
 */
record PackageSubject(ClassLoader loader, String name) implements Subject {
  @Override
  public Object piece(Assignment exercise, Object... settings) {
    Class<?> type = load(exercise);
    if (!exercise.contract().isAssignableFrom(type)) {
      throw PieceException.error(
          "%s must implement %s, but does not".formatted(type.getName(), contract(exercise)));
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw PieceException.error(
          "%s must be a class or record that can be made with new, but is abstract"
              .formatted(type.getName()));
    }
    return construct(type, settings);
  }

  private Class<?> load(Assignment exercise) {
    String type = name + "." + exercise.piece();
    try {
      return Class.forName(type, false, loader);
    } catch (ClassNotFoundException e) {
      throw PieceException.error(
          "there is no class %s: it is to be in %s.java and implements %s"
              .formatted(type, exercise.piece(), contract(exercise)));
    } catch (LinkageError e) {
      throw PieceException.error(
          "the class %s cannot be loaded: %s".formatted(type, PieceException.describe(e)));
    }
  }

  private static Object construct(Class<?> type, Object... settings) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == settings.length && constructor.trySetAccessible()) {
        try {
          return constructor.newInstance(settings);
        } catch (IllegalArgumentException otherTypes) {
          // The next constructor may take them.
        } catch (InvocationTargetException e) {
          throw PieceException.thrown(call(type, settings), e.getCause(), type);
        } catch (InstantiationException | IllegalAccessException | LinkageError e) {
          throw PieceException.thrown(call(type, settings), e, type);
        }
      }
    }
    throw PieceException.error(
        "%s has no constructor for %s; it must stay as it was in the stub"
            .formatted(type.getName(), call(type, settings)));
  }

  private static String call(Class<?> type, Object... settings) {
    return Arrays.stream(settings)
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "new " + type.getSimpleName() + "(", ")"));
  }

  private static String contract(Assignment exercise) {
    return exercise.contract().getName();
  }
}
