package mine;

import java.util.ArrayList;
import java.util.List;
import lab.Candidates;
import lab.Exercise;

/**
 * Exercise 8.2: all combinations of the axes' values, the last axis changing fastest.
 *
 * <p>Example: the axes {@code [1, 2]} and {@code [0.8, 1]} give {@code [1, 0.8], [1, 1], [2, 0.8],
 * [2, 1]}.
 *
 * <p>Avoid: pairing the axes off in place of crossing them; losing the last value of an axis;
 * another order.
 */
public record Grid() implements Candidates {

  /** Task: start with one empty point and cross it with one axis after another. */
  @Override
  @Exercise("8.2")
  public List<List<Double>> points(List<List<Double>> axes) {
    if (axes.isEmpty()) {
      return List.of();
    }
    List<List<Double>> points = new ArrayList<>();
    points.add(new ArrayList<>());
    for (List<Double> axis : axes) {
      List<List<Double>> longer = new ArrayList<>();
      for (List<Double> point : points) {
        for (Double value : axis) {
          List<Double> p = new ArrayList<>(point);
          p.add(value);
          longer.add(p);
        }
      }
      points = longer;
    }
    return points;
  }
}
