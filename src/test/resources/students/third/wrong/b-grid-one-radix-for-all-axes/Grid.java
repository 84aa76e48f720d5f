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
    int dims = axes.size();
    int total = 1;
    for (List<Double> axis : axes) {
      total *= axis.size();
    }
    List<List<Double>> points = new ArrayList<>();
    for (int number = 0; number < total; number++) {
      List<Double> point = new ArrayList<>();
      for (int a = 0; a < dims; a++) {
        int stride = (int) Math.pow(axes.get(dims - 1).size(), dims - 1 - a);
        point.add(axes.get(a).get(number / stride % axes.get(a).size()));
      }
      points.add(point);
    }
    return points;
  }
}
