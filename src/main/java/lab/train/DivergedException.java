package lab.train;

/**
 * The cost became NaN or infinite; the message says at which update, with rate and gradient norm.
 */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long t;

  DivergedException(long t, double cost, double eta, double norm, double lastFinite) {
    super(
        "training stopped at update %d: the cost became %s at eta = %.3g (gradient norm %.3g, last finite cost %.3g); a smaller eta, or smaller weights to start from, may keep it finite; if the cost rose from the first update on, look for a wrong sign in the step or the gradients"
            .formatted(t, cost, eta, norm, lastFinite));
    this.t = t;
  }

  /** The update, counted from 0. */
  public long t() {
    return t;
  }
}
