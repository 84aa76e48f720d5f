package lab.author;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the source of the methods that a piece of a contract must have, for {@link Skeleton}.
 *
 * @param contract an interface of {@code lab}
 */
record ContractMethods(Class<?> contract) {
  /** The methods that a contract leaves open, by the alphabet. */
  List<Method> open() {
    return Arrays.stream(contract.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** The classes that their signatures name, and the contract itself. */
  SortedSet<String> imports() {
    SortedSet<String> names = new TreeSet<>(JavaText.imported(contract));
    for (Method method : open()) {
      names.addAll(JavaText.imported(method.getGenericReturnType()));
      for (Parameter parameter : method.getParameters()) {
        names.addAll(JavaText.imported(parameter.getParameterizedType()));
      }
    }
    return names;
  }

  /**
   * A method's first lines, up to its opening brace.
   *
   * @param indent of the method
   */
  static String signature(Method method, int indent) {
    String head =
        "public %s %s(".formatted(JavaText.name(method.getGenericReturnType()), method.getName());
    List<String> parameters =
        Arrays.stream(method.getParameters())
            .map(one -> JavaText.name(one.getParameterizedType()) + " " + one.getName())
            .toList();
    return " ".repeat(indent) + JavaText.call(indent, head, parameters, ") {");
  }

  /** What the results are called, as an expression: by their methods' names. */
  String results() {
    return open().stream()
        .filter(method -> method.getReturnType() != void.class)
        .map(method -> "\"%1$s\", \"%1$s\"".formatted(method.getName()))
        .collect(Collectors.joining(", ", "Map.of(", ")"));
  }
}
