package lab.train;

import java.util.Comparator;
import java.util.List;

/**
 * The measurements of a training, in the order of the updates.
 *
 * @param points in order of t, the first at t = 0
 */
public record History(List<Point> points) {
  public History {
    points = List.copyOf(points);
  }

  /** The last measurement. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  /** The measurement with the highest validation accuracy, the earliest of equals. */
  public Point best() {
    return points.stream()
        .max(
            Comparator.comparingDouble((Point point) -> point.validation().accuracy())
                .thenComparing(Point::t, Comparator.reverseOrder()))
        .orElseThrow();
  }
}
