package lab.course.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lab.Candidates;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.diagnose.Symbols;
import lab.diagnose.Symbols.Feature;
import lab.diagnose.Symbols.Lines;
import lab.piece.PieceException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 8.2, Grid. */
@Checks
public final class GridChecks {
  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> (Candidates) GridMistakes::crossed,
          Symbols.of(Map.of("points", "the list of points"))
              .withLines(
                  Map.of(
                      Symbols.RESULTS,
                      new Lines("point", "points", "axis", "axes"),
                      "axes",
                      new Lines("axis", "axes", "value", "values")))
              .withFeatures(
                  new Feature("without axes", in -> axes(in).length == 0),
                  new Feature("with several axes", in -> axes(in).length > 1),
                  new Feature("with more than two axes", in -> axes(in).length > 2),
                  new Feature("with an axis of one value", in -> lengths(in).anyMatch(n -> n == 1)),
                  new Feature("with a value that an axis has twice", GridChecks::hasTwice)),
          GridChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of("8.2", "Grid", Candidates.class, GridChecks.class, GridMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("[1, 2] and [0.8, 1] give [1, 0.8], [1, 1], [2, 0.8], [2, 1]")
  void example(Pieces pieces) {
    verify(pieces, List.of(List.of(1.0, 2.0), List.of(0.8, 1.0)));
    verify(pieces, List.of(axis(pieces, 2), axis(pieces, 2)));
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("Three axes of other lengths: all combinations, the last axis changing fastest")
  void threeAxes(Pieces pieces) {
    verify(pieces, List.of(List.of(3.0, 1.0), List.of(5.0, -4.0, 6.0), List.of(0.5, 0.25)));
    verify(pieces, List.of(axis(pieces, 3), axis(pieces, 2), axis(pieces, 4)));
    verify(pieces, List.of(axis(pieces, 7), axis(pieces, 11), axis(pieces, 13)));
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("A single axis or none, axes of a single value, and a value that comes twice")
  void edges(Pieces pieces) {
    verify(pieces, List.of(List.of(2.0, 1.0, 3.0)));
    verify(pieces, List.of(List.of(7.0)));
    verify(pieces, List.of(List.of(7.0), List.of(2.0, 1.0), List.of(9.0)));
    verify(pieces, List.of(List.of(2.0, 1.0, 2.0), List.of(5.0, 5.0)));
    verify(pieces, List.of(axis(pieces, 4)));
    verify(pieces, List.of(axis(pieces, 131)));
    double twice = pieces.dice().nextDouble();
    verify(pieces, List.of(List.of(twice, twice), axis(pieces, 1)));
    verifyWithoutAxes(pieces);
  }

  private static void verifyWithoutAxes(Pieces pieces) {
    try {
      verify(pieces, List.of());
    } catch (PieceException refused) {
      // a piece may refuse to be given none, but not say that nothing is to be tried
    }
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Four axes of three values: 81 points, and the axes stay as they were")
  void axesStay(Pieces pieces) {
    List<List<Double>> axes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      axes.add(axis(pieces, 3));
    }
    List<List<Double>> before = axes.stream().map(List::copyOf).toList();
    verify(pieces, axes);
    if (!axes.equals(before)) {
      throw new AssertionError("Grid changes the axes, which it must leave as they are");
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    int[][] lengths = {
      {3, 4}, {5, 3}, {3}, {5}, {3, 5, 4}, {4, 3, 5}, {1, 3}, {4, 1, 3}, {3, 4, 3, 5}, {7, 5, 3, 4}
    };
    for (int[] of : lengths) {
      List<List<Double>> axes = new ArrayList<>();
      for (int length : of) {
        axes.add(axis(pieces, length));
      }
      pieces.piece(Candidates.class).points(axes);
    }
    for (int length : new int[] {3, 5}) {
      List<Double> twice = axis(pieces, length);
      twice.add(twice.get(1));
      pieces.piece(Candidates.class).points(List.of(twice, axis(pieces, 4)));
      pieces.piece(Candidates.class).points(List.of(twice));
    }
    pieces.piece(Candidates.class).points(List.of());
  }

  /** An empty list has no numbers, and so no name among the inputs. */
  private static double[][] axes(Map<String, double[][]> inputs) {
    return inputs.getOrDefault("axes", new double[0][]);
  }

  private static IntStream lengths(Map<String, double[][]> inputs) {
    return Arrays.stream(axes(inputs)).mapToInt(axis -> axis.length);
  }

  private static boolean hasTwice(Map<String, double[][]> inputs) {
    return Arrays.stream(axes(inputs))
        .anyMatch(axis -> Arrays.stream(axis).distinct().count() < axis.length);
  }

  private static List<Double> axis(Pieces pieces, int values) {
    List<Double> axis = new ArrayList<>(); // one that could be changed
    pieces.dice().doubles(values).forEach(axis::add);
    return axis;
  }

  private static void verify(Pieces pieces, List<List<Double>> axes) {
    List<List<Double>> expected = GridMistakes.crossed(axes);
    List<List<Double>> got = pieces.piece(Candidates.class).points(axes);
    if (!expected.equals(got)) {
      throw new AssertionError(message(axes, got, expected));
    }
  }

  private static String message(
      List<List<Double>> axes, List<List<Double>> got, List<List<Double>> expected) {
    if (got == null) {
      return "the points are null";
    }
    String seen =
        got.size() == expected.size()
            ? "the points are wrong from number %d on".formatted(mismatch(got, expected))
            : "there are %d points, not %d".formatted(got.size(), expected.size());
    return expected.size() > 12
        ? seen
        : "%s\n  points of %s\n    got      %s\n    expected %s"
            .formatted(seen, axes, got.size() > 24 ? "…" : got, expected);
  }

  private static int mismatch(List<List<Double>> a, List<List<Double>> b) {
    int i = 0;
    while (b.get(i).equals(a.get(i))) {
      i++;
    }
    return i;
  }
}
