package lab;

/** Gives the learning rate for each update. */
@FunctionalInterface
public interface Schedule {
  /**
   * The rate of update t.
   *
   * @param t the update, counted from 0
   * @return eta, &gt; 0 and finite
   */
  double eta(long t);

  /** Updates in one cycle; 0 for a schedule without cycles. */
  default long period() {
    return 0;
  }

  /**
   * The same rate for ever.
   *
   * @param eta the rate, &gt; 0 and finite
   * @throws IllegalArgumentException if eta is not positive and finite
   */
  static Schedule constant(double eta) {
    return new Constant(eta);
  }

  /**
   * The same rate for ever.
   *
   * @param eta the rate, &gt; 0 and finite
   */
  record Constant(double eta) implements Schedule {
    /**
     * @throws IllegalArgumentException if eta is not positive and finite
     */
    public Constant {
      Range.requirePositive("Schedule.constant", "eta", eta);
    }

    @Override
    public double eta(long t) {
      return eta;
    }
  }
}
