package lab.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The error of central differences for each of several steps, which makes a V when drawn. From the
 * right the truncation error falls as h², to the left the rounding error grows as 1/h.
 *
 * @param points from the largest step to the smallest
 */
public record StepSweep(List<Point> points) {
  /** Steps 1e-1 … 1e-12, four a decade. */
  public static final List<Double> STEPS =
      IntStream.rangeClosed(4, 48).mapToObj(i -> Math.pow(10, -i / 4.0)).toList();

  public StepSweep {
    points = List.copyOf(points);
  }

  /** Where the error is smallest: the foot of the V. */
  public Point best() {
    return points.stream().min(Comparator.comparingDouble(Point::error)).orElseThrow();
  }

  @Override
  public String toString() {
    return "%d steps, best %s".formatted(points.size(), best());
  }

  /**
   * The error for one step.
   *
   * @param h the step, &gt; 0 and finite
   * @param error the largest relative error of all gradients, 0 to 1
   */
  public record Point(double h, double error) {
    @Override
    public String toString() {
      return "h = %.1e: error %.1e".formatted(h, error);
    }
  }
}
