package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The backward pass: the gradients of {@link Cost#cost} by the chain rule, from the scores back to
 * W1.
 *
 * <pre>
 * G   = (P − Y) / n                        ∂loss/∂S                   K×n
 * dW2 = G Hᵀ + 2 lambda W2                 K×n · n×m → K×m
 * db2 = Σ_j G[:,j]                         K×n → K×1
 * D   = (W2ᵀ G) ∘ mask ∘ [H &gt; 0]           m×K · K×n → m×n
 * dW1 = D Xᵀ + 2 lambda W1                 m×n · n×d → m×d
 * db1 = Σ_j D[:,j]                         m×n → m×1
 * </pre>
 */
public interface Differentiator {
  /**
   * Back-propagates through the pass that gave {@code a}.
   *
   * @param net the network of that pass; left as it is
   * @param X its images, d×n
   * @param a what it found
   * @param Y the images' labels, one-hot, K×n
   * @param lambda weight of the penalty, ≥ 0 and finite
   * @return the gradients, each of its parameter's shape
   */
  Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda);
}
