package mine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    int[] wheel = new int[axes.size()];
    List<List<Double>> points = new ArrayList<>();
    int turned;
    do {
      points.add(IntStream.range(0, wheel.length).mapToObj(k -> axes.get(k).get(wheel[k])).toList());
      turned = wheel.length - 1;
      while (turned >= 0 && ++wheel[turned] == axes.get(turned).size()) {
        wheel[turned--] = 0;
      }
    } while (turned >= 0);
    return points;
  }
}
