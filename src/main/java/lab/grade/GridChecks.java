package lab.grade;

import java.util.ArrayList;
import java.util.List;
import lab.Candidates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Exercise 8.2. */
@Checks
final class GridChecks {
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
  @DisplayName("A single axis, axes of a single value, and a value that comes twice")
  void edges(Pieces pieces) {
    verify(pieces, List.of(List.of(2.0, 1.0, 3.0)));
    verify(pieces, List.of(List.of(7.0)));
    verify(pieces, List.of(List.of(7.0), List.of(2.0, 1.0), List.of(9.0)));
    verify(pieces, List.of(List.of(2.0, 1.0, 2.0), List.of(5.0, 5.0)));
    verify(pieces, List.of(axis(pieces, 4)));
    verify(pieces, List.of(axis(pieces, 131)));
    double twice = pieces.dice().nextDouble();
    verify(pieces, List.of(List.of(twice, twice), axis(pieces, 1)));
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
