package lab.base;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean with its 95 % interval by Student's t: {@code mean ± t(0.975, df) · error}.
 *
 * @param mean NaN where there is nothing to take the mean of
 * @param error standard error of the mean; NaN where nothing tells it, as with a single value
 * @param df degrees of freedom of the standard error; infinite where it is known
 * @param n values that it is the mean of
 */
public record Interval(double mean, double error, double df, int n) {
  private static final double UPPER = 0.975;
  private static final double POWER = 0.8;

  /**
   * The interval of a mean: what the values' own spread allows.
   *
   * @param values at least two; with fewer, there is no spread and the interval is NaN
   */
  public static Interval student(double... values) {
    double[] numbers = Arrays.stream(values).filter(Double::isFinite).toArray();
    int n = numbers.length;
    double variance = n < 2 ? Double.NaN : StatUtils.variance(numbers);
    return new Interval(StatUtils.mean(numbers), Math.sqrt(variance / n), n - 1, n);
  }

  /**
   * The same mean with one more error, independent of its own and known exactly. The degrees of
   * freedom of both together are Welch and Satterthwaite's.
   *
   * @param known standard error
   */
  public Interval plus(double known) {
    double both = Math.hypot(error, known);
    return new Interval(mean, both, df * Math.pow(both / error, 4), n);
  }

  /** The interval of the same quantity with the other sign. */
  public Interval negated() {
    return new Interval(-mean, error, df, n);
  }

  /** The lower end of the interval. */
  public double low() {
    return mean - half();
  }

  /** The upper end of the interval. */
  public double high() {
    return mean + half();
  }

  /** Half the width of the interval. */
  public double half() {
    return Double.isNaN(error) ? Double.NaN : quantile(UPPER) * error;
  }

  /**
   * Its power: a true difference of this size has its whole interval on the right side in four of
   * five repetitions.
   */
  public double detectable() {
    return Double.isNaN(error) ? Double.NaN : (quantile(UPPER) + quantile(POWER)) * error;
  }

  private double quantile(double p) {
    RealDistribution distribution =
        Double.isInfinite(df) ? new NormalDistribution() : new TDistribution(df);
    return distribution.inverseCumulativeProbability(p);
  }

  /** As {@code 57.69 ± 0.97}; without a spread, the mean alone. */
  @Override
  public String toString() {
    return Double.isNaN(half())
        ? Numbers.percent(mean)
        : Numbers.text("%.2f ± %.2f", Numbers.exact(mean), half());
  }
}
