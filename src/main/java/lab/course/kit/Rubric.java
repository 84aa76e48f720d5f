package lab.course.kit;

import java.util.List;
import java.util.Optional;
import lab.piece.Assignment;

/**
 * How an exercise is graded.
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
  /** Of a piece whose results are computed. */
  public static Rubric of(
      Assignment exercise, Class<?> checks, List<Mistake> mistakes, Diagnostics diagnostics) {
    return new Rubric(exercise, checks, mistakes, Optional.of(diagnostics), Optional.empty());
  }

  /** Of a piece that draws. */
  public static Rubric of(
      Assignment exercise, Class<?> checks, List<Mistake> mistakes, Drawing drawing) {
    return new Rubric(exercise, checks, mistakes, Optional.empty(), Optional.of(drawing));
  }
}
