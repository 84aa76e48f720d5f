package lab.report;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean and its 95 % interval.
 *
 * @param mean NaN where there is nothing to take the mean of
 * @param low lower end
 * @param high upper end
 * @param n values that it is the mean of
 */
public record Interval(double mean, double low, double high, int n) {
  private static final double UPPER = 0.975;

  /**
   * Student's interval of a mean: what the values' own spread allows.
   *
   * @param values at least two; with fewer, there is no spread and the interval is NaN
   */
  public static Interval student(double... values) {
    int n = values.length;
    double mean = StatUtils.mean(values);
    if (n < 2) {
      return new Interval(mean, Double.NaN, Double.NaN, n);
    }
    double error = Math.sqrt(StatUtils.variance(values) / n);
    return around(mean, new TDistribution(n - 1).inverseCumulativeProbability(UPPER) * error, n);
  }

  /** The normal interval of one value whose standard error is known. */
  static Interval normal(double value, double standardError) {
    return around(
        value, new NormalDistribution().inverseCumulativeProbability(UPPER) * standardError, 1);
  }

  /** Of several values their spread tells; a single one has only its standard error. */
  static Interval of(double[] values, double standardErrorOfOne) {
    double[] numbers = Arrays.stream(values).filter(Double::isFinite).toArray();
    return numbers.length == 1 ? normal(numbers[0], standardErrorOfOne) : student(numbers);
  }

  private static Interval around(double mean, double half, int n) {
    return new Interval(mean, mean - half, mean + half, n);
  }

  /** The interval of the same quantity with the other sign. */
  Interval negated() {
    return new Interval(-mean, -high, -low, n);
  }

  /** Half its width. */
  double half() {
    return (high - low) / 2;
  }

  /** As {@code 57.69 ± 0.97}. */
  @Override
  public String toString() {
    return Double.isNaN(mean) ? "–" : Numbers.text("%.2f ± %.2f", mean, half());
  }
}
