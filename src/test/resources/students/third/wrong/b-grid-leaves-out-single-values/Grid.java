package mine;

import java.util.ArrayList;
import java.util.List;
import lab.Candidates;
import lab.Exercise;

/**
 * Exercise 8.2: all combinations of the axes' values, the last axis changing fastest.
 *
 * <p>Example: the axes {@code [1, 2]} and {@code [0.8, 1]} give {@code [1, 0.8], [1, 1], [2, 0.8],
 * [2, 1]}. No axes give one empty point, or are refused.
 *
 * <p>Avoid: pairing the axes off in place of crossing them; losing the last value of an axis;
 * another order.
 */
public record Grid() implements Candidates {

  /** Task: start with one empty point and cross it with one axis after another. */
  @Override
  @Exercise("8.2")
  public List<List<Double>> points(List<List<Double>> axes) {
    List<List<Double>> points = List.of(List.of());
    for (List<Double> axis : axes) {
      if (axis.size() == 1) {
        continue; // fixed, nothing to search
      }
      List<List<Double>> longer = new ArrayList<>();
      for (List<Double> point : points) {
        for (Double value : axis) {
          List<Double> next = new ArrayList<>(point);
          next.add(value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }
}
