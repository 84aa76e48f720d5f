package lab.likeness;

/**
 * Computes the line above which a pair of works is unlikely to be alike by chance, from the class
 * itself. How many pairs share how much falls off evenly where chance rules: by the same factor
 * with every step. That factor is measured below {@value #MIN_STRENGTH} fingerprints, where few
 * copies lie, and the line is where fewer than {@value #EXPECTED} pairs would lie above it by
 * chance.
 */
final class ChanceLine {
  /** Fingerprints; less is not worth a look: some eight lines of code. */
  static final double MIN_STRENGTH = 24;

  private static final int FROM = 6;
  private static final double EXPECTED = 0.2;

  /**
   * The share of a whole copy's strength from which a pair counts as copied, whatever is usual in
   * the class.
   */
  private static final double COPIED_SHARE = 0.3;

  private ChanceLine() {}

  /**
   * The line.
   *
   * @param counts how many pairs share how many fingerprints beyond chance
   * @param whole what a work of the class would share with its very copy: the median
   */
  static double of(long[] counts, double whole) {
    int middle = (FROM + (int) MIN_STRENGTH) / 2;
    double lower = 1 + sum(counts, FROM, middle); // one more, as of few little is known
    double upper = sum(counts, middle, (int) MIN_STRENGTH);
    if (upper == 0) {
      return MIN_STRENGTH;
    }
    double most = Math.max(MIN_STRENGTH, COPIED_SHARE * whole);
    if (lower <= upper) {
      return most;
    }
    double factor = lower / upper;
    double above = upper / (factor - 1); // the rest of a geometric series
    double steps = Math.log(above / EXPECTED) / Math.log(factor);
    return Math.max(MIN_STRENGTH, Math.min(MIN_STRENGTH + (middle - FROM) * steps, most));
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int i = from; i < Math.min(to, counts.length); i++) {
      sum += counts[i];
    }
    return sum;
  }
}
