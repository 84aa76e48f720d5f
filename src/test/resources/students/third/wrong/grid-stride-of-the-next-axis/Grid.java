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
    int total = 1;
    for (List<Double> axis : axes) {
      total *= axis.size();
    }
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      List<Double> point = new ArrayList<>();
      for (int k = 0; k < axes.size(); k++) {
        // the last axis changes with every point, the one before when the last is through
        int stride = k + 1 < axes.size() ? axes.get(k + 1).size() : 1;
        point.add(axes.get(k).get(i / stride % axes.get(k).size()));
      }
      points.add(point);
    }
    return points;
  }
}
