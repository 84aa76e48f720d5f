package lab.base;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Estimates how much a quantity varies from seed to seed, pooled over rows: three to five seeds of
 * one row give a poor estimate, those of all rows together a good one.
 *
 * @param variance of one value around its mean; NaN if no row has two seeds
 * @param df degrees of freedom, those of all rows together
 */
public record SeedSpread(double variance, int df) {
  /**
   * Of a row's values around the row's mean.
   *
   * @param rows the values of each row, one a seed; rows may differ in length
   */
  public static SeedSpread ofValues(List<double[]> rows) {
    double squares = 0;
    int df = 0;
    for (double[] row : rows) {
      if (row.length > 1) {
        squares += StatUtils.variance(row) * (row.length - 1);
        df += row.length - 1;
      }
    }
    return new SeedSpread(squares / df, df);
  }

  /**
   * Of the difference of two rows with the same seed. It is twice the residual variance of the
   * table of rows and seeds: the mean over all pairs of rows of the variance of their differences.
   * What a seed does to all rows alike, such as its order of the images, is not in it.
   *
   * @param rows the values of each row, as many for each, one a seed, in the same order
   */
  public static SeedSpread ofDifferences(List<double[]> rows) {
    int seeds = rows.isEmpty() ? 0 : rows.get(0).length;
    int df = Math.max(0, rows.size() - 1) * Math.max(0, seeds - 1);
    double[] ofSeed = new double[seeds];
    rows.forEach(
        row -> {
          for (int s = 0; s < seeds; s++) {
            ofSeed[s] += row[s] / rows.size();
          }
        });
    double mean = StatUtils.mean(ofSeed);
    double squares = 0;
    for (double[] row : rows) {
      double ofRow = StatUtils.mean(row);
      for (int s = 0; s < seeds; s++) {
        double residual = row[s] - ofRow - ofSeed[s] + mean;
        squares += residual * residual;
      }
    }
    return df < 1 ? new SeedSpread(Double.NaN, 0) : new SeedSpread(2 * squares / df, df);
  }

  /** The interval of the mean of values with this spread. */
  public Interval around(double... values) {
    return new Interval(
        StatUtils.mean(values), Math.sqrt(variance / values.length), df, values.length);
  }

  /** Standard deviation of one value. */
  public double deviation() {
    return Math.sqrt(variance);
  }
}
