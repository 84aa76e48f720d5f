package lab.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.Differentiator;

/** The course: every exercise in order, its points, its checks and its known mistakes. */
public final class Course {
  private record Material(Class<?> checks, List<Mistake> mistakes) {}

  private static final Map<Assignment, Material> ALL = new LinkedHashMap<>();

  static {
    add("4.1", "Backprop", Differentiator.class, 16, BackpropChecks.class, BackpropMistakes.ALL);
  }

  private Course() {}

  private static void add(
      String id,
      String piece,
      Class<?> contract,
      int points,
      Class<?> checks,
      List<Mistake> mistakes) {
    ALL.put(new Assignment(id, piece, contract, points), new Material(checks, mistakes));
  }

  /** Every exercise, in the order of the labs; their points sum up to 100. */
  public static List<Assignment> all() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * The exercise of an id or a piece's name.
   *
   * @param name such as {@code 4.1} or {@code Backprop}
   * @throws IllegalArgumentException if there is none
   */
  public static Assignment of(String name) {
    return ALL.keySet().stream()
        .filter(one -> one.id().equals(name) || one.piece().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no exercise %s; there are %s".formatted(name, Words.and(names()))));
  }

  /** The known mistakes of an exercise. */
  public static List<Mistake> mistakes(Assignment exercise) {
    return ALL.get(exercise).mistakes();
  }

  /** The class that holds an exercise's checks. */
  static Class<?> checks(Assignment exercise) {
    return ALL.get(exercise).checks();
  }

  private static List<String> names() {
    return ALL.keySet().stream().map(Assignment::toString).toList();
  }
}
