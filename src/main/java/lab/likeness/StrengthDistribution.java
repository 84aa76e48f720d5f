package lab.likeness;

import java.util.Arrays;

/** Counts how many pairs of a class have each strength. */
public final class StrengthDistribution {
  private long[] counts = new long[64];

  /**
   * All pairs share nothing until told.
   *
   * @param works in the class
   */
  StrengthDistribution(int works) {
    counts[0] = (long) works * (works - 1) / 2;
  }

  /** So many pairs are so strong. */
  void add(double strength, long pairs) {
    int bin = (int) strength;
    if (bin >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * bin);
    }
    counts[0] -= pairs;
    counts[bin] += pairs;
  }

  /** By strength, rounded down. */
  long[] counts() {
    int end = counts.length;
    while (end > 1 && counts[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(counts, end);
  }
}
