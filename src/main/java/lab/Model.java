package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward pass: computes probabilities from images.
 *
 * <pre>
 * H = max(0, W1 X + b1) ∘ mask        m×d · d×n + m×1 → m×n
 * S = W2 H + b2                       K×m · m×n + K×1 → K×n
 * P = softmax(S), column by column:   P[k,j] = exp(S[k,j]) / Σ_i exp(S[i,j])
 * </pre>
 *
 * <p>The softmax does not change when the same number is taken from all scores of a column; taking
 * the column's largest keeps exp from overflowing.
 */
public interface Model {
  /**
   * Runs the network.
   *
   * @param net the network
   * @param X images, d×n; left as they are
   * @param mask dropout's mask for H, m×n, or {@link Mask#NONE}
   * @return H, S and P
   * @throws IllegalArgumentException if X does not fit W1
   */
  Activations forward(Network net, INDArray X, Mask mask);

  /** Runs the network without dropout. */
  default Activations forward(Network net, INDArray X) {
    return forward(net, X, Mask.NONE);
  }
}
