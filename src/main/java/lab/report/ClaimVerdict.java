package lab.report;

import lab.base.Interval;

/** The result of testing a claim: agrees, within noise, or disagrees. */
public enum ClaimVerdict {
  AGREES("agrees", "holds here"),
  WITHIN_NOISE("within noise", "within noise here"),
  DISAGREES("disagrees", "does not hold here"),
  ONE_SEED("one seed", "one seed"),
  NOT_RUN("not run", "not run");

  private final String ofTheReport;
  private final String here;

  ClaimVerdict(String ofTheReport, String here) {
    this.ofTheReport = ofTheReport;
    this.here = here;
  }

  /**
   * The verdict on "the quantity is above the threshold": clear where the whole interval lies on
   * one side.
   *
   * @param interval of the quantity; without ends where the seeds have no spread to judge by
   * @param threshold in the quantity's unit
   */
  public static ClaimVerdict above(double threshold, Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return NOT_RUN;
    }
    if (Double.isNaN(interval.half())) {
      return ONE_SEED;
    }
    if (interval.low() > threshold) {
      return AGREES;
    }
    return interval.high() < threshold ? DISAGREES : WITHIN_NOISE;
  }

  /** The verdict on two claims made in one breath: the weaker of both. */
  ClaimVerdict and(ClaimVerdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * In words.
   *
   * @param comparable whether it is a verdict on the report; otherwise it is one of this set of
   *     images and this budget, which the report did not speak of
   */
  String words(boolean comparable) {
    return comparable ? ofTheReport : here;
  }
}
