package lab.train;

/**
 * Thrown where the cost became NaN or infinite; the message says at which update, with rate and
 * gradient norm.
 */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long t;

  /**
   * @param highestEta of all updates so far
   * @param lambda weight of the penalty
   */
  DivergedException(
      long t,
      double cost,
      double eta,
      double norm,
      double lastFinite,
      double highestEta,
      double lambda) {
    super(
        "training stopped at update %d: the cost became %s at eta = %.3g (gradient norm %.3g, last finite cost %.3g); %s"
            .formatted(t, cost, eta, norm, lastFinite, advice(highestEta, lambda)));
    this.t = t;
  }

  private static String advice(double eta, double lambda) {
    double kept = 1 - 2 * eta * lambda;
    return kept < -1
        ? "lambda = %.3g is too large for the rate: for the penalty alone a step multiplies W1 and W2 by 1 − 2 eta lambda = %.3g at eta = %.3g; a lambda below 1 / eta = %.3g keeps them from growing"
            .formatted(lambda, kept, eta, 1 / eta)
        : "a smaller eta, or smaller weights to start from, may keep it finite; if the cost rose from the first update on, look for a wrong sign in the step or the gradients";
  }

  /** The update, counted from 0. */
  public long t() {
    return t;
  }
}
