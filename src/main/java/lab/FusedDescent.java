package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A backward pass that can make plain descent's step by itself, without ever storing a gradient as
 * large as W1: {@code W ← (1 − 2 eta lambda) W − eta D Xᵀ} is one product. A training asks for it
 * where its optimiser is a {@link Optimiser.PlainDescent}, and checks before its first update that
 * the step equals that of {@link Differentiator#gradients} and {@link Optimiser#update}, up to
 * rounding.
 */
public interface FusedDescent {
  /**
   * Makes the step {@code θ ← θ − eta · ∂cost/∂θ} in place.
   *
   * @param net the network of the pass that gave {@code a}; its four arrays are changed
   * @param X its images, d×n
   * @param a what it found
   * @param Y the images' labels, one-hot, K×n
   * @param lambda weight of the penalty, ≥ 0 and finite
   * @param eta the rate of this update, &gt; 0 and finite
   */
  void descend(Network net, INDArray X, Activations a, INDArray Y, double lambda, double eta);
}
