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
    int total = 1;
    for (List<Double> axis : axes) total = Math.multiplyExact(total, axis.size());
    List<List<Double>> points = new ArrayList<>(total);
    for (int number = 0; number < total; number++) {
      Double[] point = new Double[axes.size()];
      int rest = number;
      for (int axis = axes.size() - 1; axis >= 0; axis--) { // the last one is the units' digit
        point[axis] = axes.get(axis).get(rest % axes.get(axis).size());
        rest /= axes.get(axis).size();
      }
      points.add(List.of(point));
    }
    return points;
  }
}
