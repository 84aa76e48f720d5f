package lab.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.EnglishList;
import lab.course.adam.AdamChecks;
import lab.course.arrays.StandardiseChecks;
import lab.course.augmentation.FlipChecks;
import lab.course.augmentation.ShiftChecks;
import lab.course.backprop.BackpropChecks;
import lab.course.cost.AccuracyChecks;
import lab.course.cost.CrossEntropyCostChecks;
import lab.course.cyclical.CyclicalScheduleChecks;
import lab.course.descent.MiniBatchesChecks;
import lab.course.descent.SgdChecks;
import lab.course.dropout.DropoutChecks;
import lab.course.forward.ForwardPassChecks;
import lab.course.forward.GaussianInitChecks;
import lab.course.gradientcheck.NumericalGradientChecks;
import lab.course.gradientcheck.RelativeErrorChecks;
import lab.course.kit.Mistake;
import lab.course.kit.Rubric;
import lab.course.search.GridChecks;
import lab.course.search.LogUniformChecks;
import lab.piece.Assignment;

/**
 * The course: the list of exercises in their order, with the points, checks and known mistakes of
 * each.
 */
public final class Course {
  private static final Map<Assignment, Rubric> ALL =
      Stream.of(
              StandardiseChecks.RUBRIC,
              GaussianInitChecks.RUBRIC,
              ForwardPassChecks.RUBRIC,
              CrossEntropyCostChecks.RUBRIC,
              AccuracyChecks.RUBRIC,
              BackpropChecks.RUBRIC,
              NumericalGradientChecks.RUBRIC,
              RelativeErrorChecks.RUBRIC,
              MiniBatchesChecks.RUBRIC,
              SgdChecks.RUBRIC,
              CyclicalScheduleChecks.RUBRIC,
              LogUniformChecks.RUBRIC,
              GridChecks.RUBRIC,
              DropoutChecks.RUBRIC,
              FlipChecks.RUBRIC,
              ShiftChecks.RUBRIC,
              AdamChecks.RUBRIC)
          .collect(
              Collectors.toMap(
                  Rubric::exercise,
                  Function.identity(),
                  (one, other) -> {
                    throw new IllegalStateException("two of " + one.exercise());
                  },
                  LinkedHashMap::new));

  private Course() {}

  /** Every exercise, in the order of the labs. Their points are weights, see {@link Total}. */
  public static List<Assignment> all() {
    return List.copyOf(ALL.keySet());
  }

  /** The points of all exercises; a grade's {@link Total} is a share of them. */
  public static int points() {
    return all().stream().mapToInt(Assignment::points).sum();
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
                    "there is no exercise %s; there are %s"
                        .formatted(name, EnglishList.and(names()))));
  }

  /** The known mistakes of an exercise. */
  public static List<Mistake> mistakes(Assignment exercise) {
    return rubric(exercise).mistakes();
  }

  /** How an exercise is checked and what is known of its mistakes. */
  public static Rubric rubric(Assignment exercise) {
    return ALL.get(exercise);
  }

  private static List<String> names() {
    return ALL.keySet().stream().map(Assignment::toString).toList();
  }
}
