package mine;

import java.util.List;
import java.util.stream.Stream;
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
      return List.of(List.of());
    }
    List<List<Double>> others = points(axes.subList(1, axes.size()));
    return axes.get(0).stream()
        .flatMap(v -> others.stream().map(o -> Stream.concat(Stream.of(v), o.stream()).toList()))
        .toList();
  }
}
