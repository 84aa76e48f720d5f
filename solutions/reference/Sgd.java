package reference;

import java.util.List;
import lab.Blas;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.Optimiser.PlainDescent;
import lab.Shortcut;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exercise 6.2: the plain step of gradient descent, {@code θ ← θ − eta · ∂cost/∂θ}.
 *
 * <p>Example: θ = 1, gradient 0.5, eta = 0.1: θ becomes 0.95.
 *
 * <p>Avoid: going up in place of down; dividing by n again; forgetting the biases; changing the
 * gradients.
 */
public record Sgd() implements Optimiser, @Shortcut PlainDescent {

  /** Descent remembers nothing. */
  @Override
  public List<INDArray> init(Network net) {
    return List.of();
  }

  /** Task: the step, for each of the four arrays, in place. */
  @Override
  @Exercise("6.2")
  public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
    gradients.requireFitting("Sgd", net);
    for (int i = 0; i < 4; i++) {
      Blas.axpy(-eta, gradients.arrays().get(i), net.arrays().get(i)); // θ ← θ − eta g
    }
  }
}
