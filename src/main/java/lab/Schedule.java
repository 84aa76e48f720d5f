package lab;

/** The learning rate as a function of the update. */
@FunctionalInterface
public interface Schedule {
  /**
   * The rate of update t.
   *
   * @param t the update, counted from 0
   * @return eta, &gt; 0
   */
  double eta(long t);

  /** Updates in one cycle; 0 for a schedule without cycles. */
  default long period() {
    return 0;
  }

  /** The same rate for ever. */
  static Schedule constant(double eta) {
    return new Constant(eta);
  }

  /**
   * The same rate for ever.
   *
   * @param eta the rate, &gt; 0
   */
  record Constant(double eta) implements Schedule {
    /**
     * @throws IllegalArgumentException if eta is not a positive number
     */
    public Constant {
      Range.require(
          "Schedule.constant", "eta", eta, eta > 0 && eta < Double.POSITIVE_INFINITY, "positive");
    }

    @Override
    public double eta(long t) {
      return eta;
    }
  }
}
