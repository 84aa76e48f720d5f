package lab;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Updates a network by its gradients, as Sgd and Adam do. */
public interface Optimiser {
  /**
   * The optimiser's state before the first update: the arrays that it keeps from update to update.
   *
   * @param net the network that will be trained; left as it is
   * @return arrays of its own that {@link #update} changes in place; empty if it remembers nothing
   */
  List<INDArray> init(Network net);

  /**
   * One update of the network, in place.
   *
   * @param net the network; its four arrays are changed
   * @param gradients the cost's gradients there; left as they are
   * @param state from {@link #init}; its arrays are changed in place, none is put in another's
   *     place
   * @param eta the rate of this update, &gt; 0 and finite
   * @param t the update's number, 0 for the first
   */
  void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t);

  /**
   * Marks an optimiser whose update is {@code θ ← θ − eta · ∂cost/∂θ} and that keeps no state, so
   * that a {@link FusedDescent} may make it.
   */
  interface PlainDescent {}
}
