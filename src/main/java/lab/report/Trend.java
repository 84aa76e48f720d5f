package lab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.util.MathArrays;

/**
 * Tests whether y falls as x grows, in whatever shape: Spearman's rank correlation, and how often
 * chance alone would give as much. A straight line would ask for one slope everywhere; ranks ask
 * only for the order, and so suit a curve that is flat and then falls.
 *
 * @param correlation of the ranks, −1 to 1
 * @param falling the share of orders of y whose correlation is as low or lower
 * @param rising the share whose correlation is as high or higher
 * @param n points
 */
record Trend(double correlation, double falling, double rising, int n) {
  /** Of up to so many points all orders are counted: 5,040 of 7. */
  private static final int FEW = 7;

  private static final int ORDERS = 20_000; // random ones, of more points

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
    List<int[]> orders = y.length <= FEW ? all(y.length) : some(y.length);
    int lower = 0;
    int higher = 0;
    double[] shuffled = new double[y.length];
    for (int[] order : orders) {
      Arrays.setAll(shuffled, i -> y[order[i]]);
      double correlation = correlation(x, shuffled);
      lower += correlation <= observed + 1e-9 ? 1 : 0;
      higher += correlation >= observed - 1e-9 ? 1 : 0;
    }
    double n = orders.size();
    return new Trend(observed, lower / n, higher / n, y.length);
  }

  /** Every order of n things: the last of them at each place of each order of the others. */
  private static List<int[]> all(int n) {
    return n == 0
        ? List.of(new int[0])
        : all(n - 1).stream()
            .flatMap(order -> IntStream.range(0, n).mapToObj(at -> with(order, n - 1, at)))
            .toList();
  }

  private static int[] with(int[] order, int last, int at) {
    return IntStream.rangeClosed(0, last)
        .map(i -> i == at ? last : order[i < at ? i : i - 1])
        .toArray();
  }

  /** The order that was seen, which is one of those that chance may bring, and random ones. */
  private static List<int[]> some(int n) {
    RandomGenerator random = new Well19937c(42);
    int[] order = MathArrays.natural(n);
    List<int[]> orders = new ArrayList<>(List.of(order.clone()));
    for (int i = 0; i < ORDERS; i++) {
      MathArrays.shuffle(order, random);
      orders.add(order.clone());
    }
    return orders;
  }

  /** Equal values have no order, so that nothing goes with them. */
  private static double correlation(double[] x, double[] y) {
    double correlation = new SpearmansCorrelation().correlation(x, y);
    return Double.isNaN(correlation) ? 0 : correlation;
  }

  /** The verdict on "y falls as x grows". */
  ClaimVerdict falls() {
    if (falling <= CHANCE) {
      return ClaimVerdict.AGREES;
    }
    return rising <= CHANCE ? ClaimVerdict.DISAGREES : ClaimVerdict.WITHIN_NOISE;
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
