package mine;

import java.util.LinkedList;
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
    int total = axes.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    return IntStream.range(0, total).mapToObj(number -> point(axes, number)).toList();
  }

  private static List<Double> point(List<List<Double>> axes, int number) {
    LinkedList<Double> point = new LinkedList<>();
    for (int a = axes.size() - 1; a >= 0; a--) {
      List<Double> axis = axes.get(a);
      point.addFirst(axis.get(number % axis.size()));
      number /= axis.size();
    }
    return point;
  }
}
