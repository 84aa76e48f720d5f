package lab.author;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * What a new piece is made of: its record's components, in source wherever something depends on
 * them.
 *
 * @param all in their order
 */
record ExerciseSettings(List<Setting> all) {
  /**
   * One of them.
   *
   * @param type {@code double} or {@code int}
   */
  record Setting(String type, String name) {
    @Override
    public String toString() {
      return type + " " + name;
    }
  }

  /**
   * Those that a person names.
   *
   * @param words such as {@code mu} or {@code int size}; one without a type is a double
   * @param contract what the piece implements
   * @throws IllegalArgumentException in a sentence, if a record of this contract cannot have them
   */
  static ExerciseSettings of(List<String> words, Class<?> contract) {
    List<Setting> all = new ArrayList<>();
    for (String word : words) {
      String[] parts = word.strip().split("\\s+");
      Setting setting =
          new Setting(parts.length == 2 ? parts[0] : "double", parts[parts.length - 1]);
      if (parts.length > 2
          || !Set.of("double", "int").contains(setting.type)
          || !setting.name.matches("[a-z][A-Za-z0-9_]{0,19}")
          || SourceVersion.isKeyword(setting.name)) {
        throw new IllegalArgumentException(
            "A setting is a name that begins with a small letter, behind double or int if it is told, such as mu or \"int size\", but not \"%s\"."
                .formatted(word));
      }
      all.add(setting);
    }
    requireFree(all, contract);
    return new ExerciseSettings(List.copyOf(all));
  }

  private static void requireFree(List<Setting> all, Class<?> contract) {
    Set<String> taken =
        Stream.of(contract, Object.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> method.getParameterCount() == 0)
            .map(Method::getName)
            .collect(Collectors.toCollection(HashSet::new));
    for (Setting one : all) {
      if (!taken.add(one.name)) {
        throw new IllegalArgumentException(
            "No setting can be called %s: another is, or a method that every %s has; take another name."
                .formatted(one.name, contract.getSimpleName()));
      }
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  private String joined(String pattern, String between) {
    return all.stream()
        .map(one -> pattern.formatted(one.type, one.name))
        .collect(Collectors.joining(between));
  }

  /** The parameters of a record, or of a method: {@code double mu, int size}. */
  List<String> components() {
    return all.stream().map(Setting::toString).toList();
  }

  /** {@code mu}, {@code size}. */
  List<String> names() {
    return all.stream().map(Setting::name).toList();
  }

  /** Lines of a record's Javadoc, above its end. */
  String javadoc() {
    return isEmpty()
        ? ""
        : " *\n" + joined(" * @param %2$s TODO: what it is; its range", "\n") + "\n";
  }

  /** A record's constructor, which requires what they must be. */
  String constructor(String piece) {
    String ranges =
        all.stream()
            .map(Setting::name)
            .map(
                name ->
                    List.of(
                        "\"" + piece + "\"",
                        "\"" + name + "\"",
                        name,
                        name + " >= 0",
                        "\"0 or more\""))
            .map(arguments -> "    " + JavaText.call(4, "Range.require(", arguments, ");\n"))
            .collect(Collectors.joining());
    return isEmpty()
        ? ""
        : """
            /**
             * @throws IllegalArgumentException if a setting is out of its range
             */
            public %s {
              // TODO: the ranges
          %s  }

          """
            .formatted(piece, ranges);
  }

  /**
   * Fields of the right way, and its constructor from an array of them.
   *
   * @param first the constructor's first lines, such as that of a call of another
   */
  String fields(String first) {
    if (isEmpty() && first.isEmpty()) {
      return "";
    }
    List<String> assigned = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Setting one = all.get(i);
      assigned.add("      %2$s = (%1$s) settings[%3$d];\n".formatted(one.type, one.name, i));
    }
    String fields = isEmpty() ? "" : joined("    final %s %s;", "\n") + "\n\n";
    return "%s    Right(%s) {\n%s%s    }\n\n"
        .formatted(fields, isEmpty() ? "" : "Object... settings", first, String.join("", assigned));
  }

  /**
   * Makes the right way, as a function of settings.
   *
   * @param type its class
   */
  String right(String type) {
    return isEmpty() ? "settings -> new %s()".formatted(type) : type + "::new";
  }

  /** {@code .withSettings("mu")}, which tells symbols of them. */
  String toSymbols() {
    return isEmpty() ? "" : ".withSettings(%s)".formatted(joined("\"%2$s\"", ", "));
  }

  /** Numbers for them, as an array's initialiser. */
  String values(double ofDouble, int ofInt) {
    return all.stream()
        .map(one -> one.type.equals("int") ? "" + ofInt : "" + ofDouble)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
