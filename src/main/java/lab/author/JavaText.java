package lab.author;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes pieces of Java source as google-java-format has them, so that generated files need no
 * formatting.
 */
final class JavaText {
  /** Of a line, at most. */
  static final int WIDTH = 100;

  private JavaText() {}

  /** Lines of imports in their order. */
  static String imports(Collection<String> names) {
    SortedSet<String> sorted = new TreeSet<>(names);
    return sorted.stream().map(name -> "import " + name + ";").collect(Collectors.joining("\n"));
  }

  /**
   * Something with arguments: on one line if it has room there, or else its arguments on the next,
   * or else each on a line.
   *
   * @param indent of its first line, which is not part of the result
   * @param head what stands before the arguments, with its bracket
   * @param tail what stands behind them, with its bracket
   */
  static String call(int indent, String head, List<String> arguments, String tail) {
    String joined = String.join(", ", arguments);
    if (indent + head.length() + joined.length() + tail.length() <= WIDTH) {
      return head + joined + tail;
    }
    String below = "\n" + " ".repeat(indent + 4);
    boolean fits = indent + 4 + joined.length() + tail.length() <= WIDTH;
    return head + below + (fits ? joined : String.join("," + below, arguments)) + tail;
  }

  /** A type as a source names it whose imports are {@link #imported}. */
  static String name(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .map(JavaText::name)
          .collect(Collectors.joining(", ", name(generic.getRawType()) + "<", ">"));
    }
    if (type instanceof GenericArrayType array) {
      return name(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      Type bound = wildcard.getUpperBounds()[0];
      return bound == Object.class ? "?" : "? extends " + name(bound);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isArray()) {
      return name(plain.getComponentType()) + "[]";
    }
    Class<?> outer = plain.getEnclosingClass();
    return (outer == null ? "" : name(outer) + ".") + plain.getSimpleName();
  }

  /** The classes that must be imported for a type to be named. */
  static SortedSet<String> imported(Type type) {
    SortedSet<String> names = new TreeSet<>();
    if (type instanceof ParameterizedType generic) {
      names.addAll(imported(generic.getRawType()));
      Arrays.stream(generic.getActualTypeArguments())
          .map(JavaText::imported)
          .forEach(names::addAll);
    } else if (type instanceof GenericArrayType array) {
      names.addAll(imported(array.getGenericComponentType()));
    } else if (type instanceof WildcardType wildcard) {
      names.addAll(imported(wildcard.getUpperBounds()[0]));
    } else {
      Class<?> plain = (Class<?>) type;
      while (plain.isArray()) {
        plain = plain.getComponentType();
      }
      while (plain.getEnclosingClass() != null) {
        plain = plain.getEnclosingClass();
      }
      if (!plain.isPrimitive() && !plain.getPackageName().equals("java.lang")) {
        names.add(plain.getName());
      }
    }
    return names;
  }
}
