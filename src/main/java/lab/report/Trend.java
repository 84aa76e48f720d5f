package lab.report;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.util.MathArrays;

/**
 * Whether y falls as x grows, in whatever shape: Spearman's rank correlation, and how often chance
 * alone would give as much. A straight line would ask for one slope everywhere; ranks ask only for
 * the order, and so suit a curve that is flat and then falls.
 *
 * @param correlation of the ranks, −1 to 1
 * @param falling the share of random orders of y whose correlation is as low or lower
 * @param rising the share whose correlation is as high or higher
 * @param n points
 */
record Trend(double correlation, double falling, double rising, int n) {
  private static final int ORDERS = 20_000;

  /** Of one side; both together are the 5 % of a 95 % interval. */
  static final double CHANCE = 0.025;

  /**
   * The trend of points.
   *
   * @param x at least 3 values
   * @param y as many
   */
  static Trend of(double[] x, double[] y) {
    double observed = correlation(x, y);
    RandomGenerator random = new Well19937c(42);
    int lower = 1; // the order that was seen is one of those that chance may bring
    int higher = 1;
    int[] order = MathArrays.natural(y.length);
    double[] shuffled = new double[y.length];
    for (int i = 0; i < ORDERS; i++) {
      MathArrays.shuffle(order, random);
      for (int j = 0; j < y.length; j++) {
        shuffled[j] = y[order[j]];
      }
      double correlation = correlation(x, shuffled);
      lower += correlation <= observed + 1e-9 ? 1 : 0;
      higher += correlation >= observed - 1e-9 ? 1 : 0;
    }
    return new Trend(observed, lower / (ORDERS + 1.0), higher / (ORDERS + 1.0), y.length);
  }

  /** Equal values have no order, so that nothing goes with them. */
  private static double correlation(double[] x, double[] y) {
    double correlation = new SpearmansCorrelation().correlation(x, y);
    return Double.isNaN(correlation) ? 0 : correlation;
  }

  /** The verdict on "y falls as x grows". */
  Verdict falls() {
    if (falling <= CHANCE) {
      return Verdict.AGREES;
    }
    return rising <= CHANCE ? Verdict.DISAGREES : Verdict.WITHIN_NOISE;
  }

  /**
   * Its power: a true correlation of this size is found in four of five repetitions (by Fisher's
   * transformation, with the standard error of ranks). Above 1 there is none: fewer than five
   * points show no trend, however clear.
   */
  double detectable() {
    return n < 5 ? 1 : Math.tanh((1.96 + 0.84) * 1.03 / Math.sqrt(n - 3.0));
  }
}
