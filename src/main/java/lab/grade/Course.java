package lab.grade;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Augmentation;
import lab.Batching;
import lab.Candidates;
import lab.Cost;
import lab.Differentiator;
import lab.Discrepancy;
import lab.FeatureScaling;
import lab.GradientEstimator;
import lab.Initialiser;
import lab.Masking;
import lab.Metric;
import lab.Model;
import lab.Optimiser;
import lab.Sampler;
import lab.Schedule;
import lab.base.EnglishList;
import lab.piece.Assignment;

/** The course: every exercise in order, its points, its checks and its known mistakes. */
public final class Course {
  private record Material(
      Class<?> checks,
      List<Mistake> mistakes,
      Optional<Diagnostics> diagnostics,
      Optional<Drawing> drawing) {}

  private static final Map<Assignment, Material> ALL = new LinkedHashMap<>();

  static {
    add(
        "1.1",
        "Standardise",
        FeatureScaling.class,
        6,
        StandardiseChecks.class,
        StandardiseMistakes.ALL,
        StandardiseChecks.DIAGNOSTICS);
    add(
        "2.1",
        "GaussianInit",
        Initialiser.class,
        4,
        GaussianInitChecks.class,
        GaussianInitMistakes.ALL,
        GaussianInitChecks.DRAWING);
    add(
        "2.2",
        "ForwardPass",
        Model.class,
        9,
        ForwardPassChecks.class,
        ForwardPassMistakes.ALL,
        ForwardPassChecks.DIAGNOSTICS);
    add(
        "3.1",
        "CrossEntropyCost",
        Cost.class,
        8,
        CrossEntropyCostChecks.class,
        CrossEntropyCostMistakes.ALL,
        CrossEntropyCostChecks.DIAGNOSTICS);
    add(
        "3.2",
        "Accuracy",
        Metric.class,
        3,
        AccuracyChecks.class,
        AccuracyMistakes.ALL,
        AccuracyChecks.DIAGNOSTICS);
    add(
        "4.1",
        "Backprop",
        Differentiator.class,
        16,
        BackpropChecks.class,
        BackpropMistakes.ALL,
        BackpropChecks.DIAGNOSTICS);
    add(
        "5.1",
        "NumericalGradient",
        GradientEstimator.class,
        6,
        NumericalGradientChecks.class,
        NumericalGradientMistakes.ALL,
        NumericalGradientChecks.DIAGNOSTICS);
    add(
        "5.2",
        "RelativeError",
        Discrepancy.class,
        4,
        RelativeErrorChecks.class,
        RelativeErrorMistakes.ALL,
        RelativeErrorChecks.DIAGNOSTICS);
    add(
        "6.1",
        "MiniBatches",
        Batching.class,
        5,
        MiniBatchesChecks.class,
        MiniBatchesMistakes.ALL,
        MiniBatchesChecks.DRAWING);
    add("6.2", "Sgd", Optimiser.class, 4, SgdChecks.class, SgdMistakes.ALL, SgdChecks.DIAGNOSTICS);
    add(
        "7.1",
        "CyclicalSchedule",
        Schedule.class,
        7,
        CyclicalScheduleChecks.class,
        CyclicalScheduleMistakes.ALL,
        CyclicalScheduleChecks.DIAGNOSTICS);
    add(
        "8.1",
        "LogUniform",
        Sampler.class,
        3,
        LogUniformChecks.class,
        LogUniformMistakes.ALL,
        LogUniformChecks.DRAWING);
    add(
        "8.2",
        "Grid",
        Candidates.class,
        4,
        GridChecks.class,
        GridMistakes.ALL,
        GridChecks.DIAGNOSTICS);
    add(
        "9.1",
        "Dropout",
        Masking.class,
        5,
        DropoutChecks.class,
        DropoutMistakes.ALL,
        DropoutChecks.DRAWING);
    add(
        "10.1",
        "Flip",
        Augmentation.class,
        3,
        FlipChecks.class,
        FlipMistakes.ALL,
        FlipChecks.DIAGNOSTICS);
    add(
        "10.2",
        "Shift",
        Augmentation.class,
        5,
        ShiftChecks.class,
        ShiftMistakes.ALL,
        ShiftChecks.DIAGNOSTICS);
    add(
        "11.1",
        "Adam",
        Optimiser.class,
        8,
        AdamChecks.class,
        AdamMistakes.ALL,
        AdamChecks.DIAGNOSTICS);
  }

  private Course() {}

  private static void add(
      String id,
      String piece,
      Class<?> contract,
      int points,
      Class<?> checks,
      List<Mistake> mistakes,
      Diagnostics... diagnostics) {
    ALL.put(
        new Assignment(id, piece, contract, points),
        new Material(checks, mistakes, Arrays.stream(diagnostics).findFirst(), Optional.empty()));
  }

  private static void add(
      String id,
      String piece,
      Class<?> contract,
      int points,
      Class<?> checks,
      List<Mistake> mistakes,
      Drawing drawing) {
    ALL.put(
        new Assignment(id, piece, contract, points),
        new Material(checks, mistakes, Optional.empty(), Optional.of(drawing)));
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
                    "there is no exercise %s; there are %s"
                        .formatted(name, EnglishList.and(names()))));
  }

  /** The known mistakes of an exercise. */
  public static List<Mistake> mistakes(Assignment exercise) {
    return ALL.get(exercise).mistakes();
  }

  /** The class that holds an exercise's checks. */
  static Class<?> checks(Assignment exercise) {
    return ALL.get(exercise).checks();
  }

  /** What the diagnosis of an exercise's mistakes needs. */
  static Optional<Diagnostics> diagnostics(Assignment exercise) {
    return ALL.get(exercise).diagnostics();
  }

  /** What the diagnosis of an exercise's draws needs. */
  static Optional<Drawing> drawing(Assignment exercise) {
    return ALL.get(exercise).drawing();
  }

  private static List<String> names() {
    return ALL.keySet().stream().map(Assignment::toString).toList();
  }
}
