package mine;

import java.util.ArrayList;
import java.util.Arrays;
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
    int total = axes.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
    List<List<Double>> points = new ArrayList<>(total);
    for (int number = 0; number < total; number++) {
      Double[] point = new Double[axes.size()];
      int rest = number;
      for (int a = point.length - 1; a >= 0; a--) {
        List<Double> axis = axes.get(a);
        point[a] = axis.get(rest % axis.size());
        rest /= axis.size();
      }
      points.add(Arrays.asList(point));
    }
    return points;
  }
}
