package lab.train;

import lab.Network;

/** Is told of the events of a training while it runs. Called by the thread that trains. */
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

  /**
   * The same, with the network itself.
   *
   * @param net filled anew the next time: copy what is to stay. A listener that changes it ends the
   *     training; weights are an optimiser's to change
   */
  default void measured(Point point, Network net) {
    measured(point);
  }

  /**
   * A {@link StoppingRule} ended the training.
   *
   * @param t updates done
   * @param updates how many there would have been
   */
  default void stopped(long t, long updates) {}

  /** Training ended, well or not. */
  default void ended() {}
}
