package lab.piece;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A {@link Subject} whose pieces are the classes of a package.
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
    requireNothingHidden(type, exercise.contract());
    return construct(type, settings);
  }

  /** A method that gives another piece, such as Augmentation.then, is out of the checks' sight. */
  private static void requireNothingHidden(Class<?> type, Class<?> contract) {
    for (Method method : contract.getMethods()) {
      if (method.isDefault()
          && method.getReturnType() == contract
          && !declaring(type, method).isInterface()) {
        throw PieceException.error(
            "%s has a %s of its own, which no check can look into: take it out, %s has one already"
                .formatted(type.getName(), method.getName(), contract.getName()));
      }
    }
  }

  private static Class<?> declaring(Class<?> type, Method method) {
    try {
      return type.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e); // type implements the contract
    }
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
