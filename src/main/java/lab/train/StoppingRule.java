package lab.train;

/**
 * Decides whether a training ends before all its updates are done. It is asked each time the
 * network was measured, and must answer by what was measured alone, since a training that goes on
 * from a checkpoint asks again.
 */
@FunctionalInterface
public interface StoppingRule {
  /** Trains to the end. */
  StoppingRule NEVER = history -> false;

  /**
   * Whether training ends here.
   *
   * @param history all measurements so far, the last of them just made
   */
  boolean stops(History history);
}
