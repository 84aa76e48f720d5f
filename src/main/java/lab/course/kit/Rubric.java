package lab.course.kit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lab.piece.Assignment;
import org.junit.jupiter.api.Order;

/**
 * The checks, the known mistakes and the diagnostics by which an exercise is graded.
 *
 * @param exercise which exercise
 * @param checks the class that holds its checks, with {@link Checks}
 * @param mistakes the known ones
 * @param diagnostics what the diagnosis of a wrong result needs
 * @param drawing the same for a piece that draws
 */
public record Rubric(
    Assignment exercise,
    Class<?> checks,
    List<Mistake> mistakes,
    Optional<Diagnostics> diagnostics,
    Optional<Drawing> drawing) {
  /**
   * Of a piece whose results are computed; it is worth the points of its checks.
   *
   * @param id such as {@code 4.1}
   * @param piece simple name of the class to be written
   * @param contract what it implements
   */
  public static Rubric of(
      String id,
      String piece,
      Class<?> contract,
      Class<?> checks,
      List<Mistake> mistakes,
      Diagnostics diagnostics) {
    Assignment exercise = exercise(id, piece, contract, checks);
    return new Rubric(exercise, checks, mistakes, Optional.of(diagnostics), Optional.empty());
  }

  /** The same of a piece that draws. */
  public static Rubric of(
      String id,
      String piece,
      Class<?> contract,
      Class<?> checks,
      List<Mistake> mistakes,
      Drawing drawing) {
    Assignment exercise = exercise(id, piece, contract, checks);
    return new Rubric(exercise, checks, mistakes, Optional.empty(), Optional.of(drawing));
  }

  private static Assignment exercise(String id, String piece, Class<?> contract, Class<?> checks) {
    int points = tests(checks).stream().mapToInt(Rubric::points).sum();
    return new Assignment(id, piece, contract, points);
  }

  /** The checks, the smallest case first. */
  public List<Method> tests() {
    return tests(checks);
  }

  /** The points of a check. */
  public static int points(Method test) {
    return test.getAnnotation(Points.class).value();
  }

  private static List<Method> tests(Class<?> checks) {
    return Arrays.stream(checks.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Points.class))
        .sorted(Comparator.comparingInt(method -> method.getAnnotation(Order.class).value()))
        .toList();
  }
}
