package lab.train;

/** Hears of a training as it goes on. Called by the thread that trains. */
public interface TrainingListener {
  /**
   * Training starts, or goes on from a checkpoint.
   *
   * @param t updates already done
   * @param updates how many there will be
   */
  default void started(long t, long updates) {}

  /**
   * An update was done.
   *
   * @param t its number, counted from 0
   * @param eta its rate
   * @param loss its batch's mean cross-entropy before the update
   */
  default void updated(long t, double eta, double loss) {}

  /** The network was measured. */
  default void measured(Point point) {}

  /** Training ended, well or not. */
  default void ended() {}
}
