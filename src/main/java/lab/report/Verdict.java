package lab.report;

/** What a test says of a claim. */
public enum Verdict {
  AGREES("agrees"),
  WITHIN_NOISE("within noise"),
  DISAGREES("disagrees"),
  NOT_RUN("not run");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * The verdict on "the quantity is above the threshold": clear where the whole interval lies on
   * one side.
   *
   * @param interval of the quantity; NaN where nothing was measured
   * @param threshold in the quantity's unit
   */
  static Verdict above(double threshold, Interval interval) {
    if (Double.isNaN(interval.low()) || Double.isNaN(interval.high())) {
      return NOT_RUN;
    }
    if (interval.low() > threshold) {
      return AGREES;
    }
    return interval.high() < threshold ? DISAGREES : WITHIN_NOISE;
  }

  /** The verdict on two claims made in one breath: the weaker of both. */
  Verdict and(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public String toString() {
    return words;
  }
}
