package lab.course;

/**
 * Computes a grade's total. Points are weights: another exercise changes no other's points, and the
 * total counts to 100 however many points there are in all.
 */
public final class Total {
  /** What the total of everything is. */
  public static final int MOST = 100;

  private Total() {}

  /**
   * The earned share of all points, in whole points of 100, rounded to the nearest; but {@value
   * #MOST} means everything, so what is short of that by however little is at most 99.
   *
   * @param earned 0 to {@code all}
   * @param all the points of all exercises; if they are 0, so is the total
   * @return 0 to 100
   * @throws IllegalArgumentException if {@code earned} is not 0 to {@code all}
   */
  public static int of(int earned, int all) {
    if (earned < 0 || earned > all) {
      throw new IllegalArgumentException(
          "%d points were earned, but there can be 0 to %d".formatted(earned, all));
    }
    if (earned == all) {
      return all == 0 ? 0 : MOST;
    }
    return (int) Math.min(MOST - 1, Math.round((double) MOST * earned / all));
  }
}
