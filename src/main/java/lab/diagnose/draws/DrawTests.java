package lab.diagnose.draws;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * Statistical tests of random numbers that pieces have drawn. A test fails what is right in less
 * than one of 1e10 cases, the {@link #LEVEL}. No diagnosis makes more than 10,000 of them, so that
 * something untrue is said of fair draws for less than one of 1e6 seeds, whatever the tests have to
 * do with one another (Bonferroni's bound). Those of means and of orders are exact for many draws
 * only, and are made of a thousand and more. What is said in the place of what is right has passed
 * the same test in every case, and is the only one of those tried that has.
 */
final class DrawTests {
  /** Probability that a test fails what is right. */
  static final double LEVEL = 1e-10;

  private DrawTests() {}

  /** Whether so many hits of n tries may come of a probability p, by the binomial distribution. */
  static boolean isShare(long hits, long n, double p) {
    if (!(p > 0 && p < 1)) {
      return p == 0 ? hits == 0 : p == 1 && hits == n;
    }
    BinomialDistribution counts = new BinomialDistribution(null, (int) n, p);
    return counts.cumulativeProbability((int) hits) > LEVEL / 2
        && 1 - counts.cumulativeProbability((int) hits - 1) > LEVEL / 2;
  }

  /** Whether numbers may be of this mean: Student's test. */
  static boolean isMean(double[] x, double mean) {
    double error = Math.sqrt(StatUtils.variance(x) / x.length);
    double distance = Math.abs(StatUtils.mean(x) - mean) / error;
    return new TDistribution(null, x.length - 1).cumulativeProbability(-distance) > LEVEL / 2;
  }

  /** Whether normal numbers may be of this standard deviation: the chi-squared test. */
  static boolean isDeviation(double[] x, double deviation) {
    double squares = StatUtils.variance(x) * (x.length - 1) / (deviation * deviation);
    double below = new ChiSquaredDistribution(null, x.length - 1).cumulativeProbability(squares);
    return Math.min(below, 1 - below) > LEVEL / 2;
  }

  /**
   * Whether numbers may be of a distribution: Kolmogorov's statistic, with the bound of Dvoretzky,
   * Kiefer and Wolfowitz, which holds for any number of them.
   *
   * @see <a href="https://doi.org/10.1214/aop/1176990746">Massart (1990)</a>
   */
  static boolean isOf(RealDistribution distribution, double[] x) {
    double distance = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(distribution, x);
    return distance <= Math.sqrt(Math.log(2 / LEVEL) / (2 * x.length));
  }

  /**
   * Whether orders may come of these probabilities of each image to be at each place: Pearson's
   * test for permutations, in which rows and columns have one freedom less, and the sum is n/(n−1)
   * times as large.
   *
   * @param counts how often each image was at each place, at least some hundred times
   */
  static boolean isTable(long[][] counts, double[][] probabilities) {
    int n = counts.length;
    long orders = Arrays.stream(counts[0]).sum();
    double distance = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double expected = orders * probabilities[i][j];
        distance += (counts[i][j] - expected) * (counts[i][j] - expected) / expected;
      }
    }
    double below =
        new ChiSquaredDistribution(null, (n - 1.0) * (n - 1))
            .cumulativeProbability(distance * (n - 1) / n);
    return 1 - below > LEVEL;
  }

  /** A matrix's entries, row by row. */
  static double[] entries(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray();
  }

  /** The names of arrays that differ. */
  static List<String> differing(Map<String, double[][]> a, Map<String, double[][]> b) {
    return a.keySet().stream()
        .filter(name -> !Arrays.deepEquals(a.get(name), b.get(name)))
        .toList();
  }

  /** Whether entries of a kind are there and nowhere else. */
  static boolean isExactly(
      int rows,
      int columns,
      BiPredicate<Integer, Integer> kind,
      BiPredicate<Integer, Integer> there) {
    return IntStream.range(0, rows * columns)
        .allMatch(k -> kind.test(k / columns, k % columns) == there.test(k / columns, k % columns));
  }

  /** How long it takes for entries to come again from the first on, all of them; 0 if never. */
  static int periodOfEntries(double[][] a) {
    return period(Arrays.stream(entries(a)).boxed().toArray());
  }

  /** How long it takes for rows to come again from the first on, all of them; 0 if never. */
  static int periodOfRows(double[][] a) {
    return period(Arrays.stream(a).map(Arrays::toString).toArray());
  }

  private static int period(Object... x) {
    for (int k = 1; k <= x.length / 2; k++) {
      int same = k;
      while (same < x.length && x[same].equals(x[same - k])) {
        same++;
      }
      if (same == x.length) {
        return k;
      }
    }
    return 0;
  }
}
