package bench;

import java.util.Collection;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What several measurements of one thing say: a disturbed one moves neither number much.
 *
 * @param low the lower quartile
 * @param median half of the values lie below
 * @param high the upper quartile
 */
record Quartiles(double low, double median, double high) {

  /**
   * Of values in any order; between two of them lies a straight line (R's type 7).
   *
   * @param values at least one
   */
  static Quartiles of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("spread: there must be at least one value, but is none");
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(values.stream().mapToDouble(Double::doubleValue).toArray());
    return new Quartiles(percentile.evaluate(25), percentile.evaluate(50), percentile.evaluate(75));
  }

  /**
   * As {@code 1.24 (1.21–1.30)}.
   *
   * @param number the form of one number, such as {@code %.2f}
   */
  String text(String number) {
    return String.format(
        Locale.ROOT, number + " (" + number + "–" + number + ")", median, low, high);
  }
}
