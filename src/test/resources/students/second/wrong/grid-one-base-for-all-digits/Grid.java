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
    int d = axes.size();
    int total = 1;
    for (List<Double> axis : axes) {
      total *= axis.size();
    }
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      List<Double> point = new ArrayList<>();
      int base = d == 0 ? 1 : axes.get(d - 1).size();
      for (int a = 0; a < d; a++) {
        int stride = (int) Math.pow(base, d - 1 - a); // the last axis fastest
        List<Double> axis = axes.get(a);
        point.add(axis.get(i / stride % axis.size()));
      }
      points.add(point);
    }
    return points;
  }
}
