package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cost that training minimises: {@code cost = loss + lambda (|W1|² + |W2|²)}.
 *
 * <p>The loss is the mean cross-entropy, {@code −1/n Σ_j log P[y_j, j]}. With {@code P =
 * softmax(S)} it is {@code 1/n Σ_j (log Σ_k exp S[k,j] − S[y_j, j])}, which stays finite where P
 * itself has already become 0.
 */
public interface Cost {
  /**
   * The mean cross-entropy, in nats.
   *
   * @param S scores, K×n; left as they are
   * @param Y labels, one-hot, K×n
   * @return the loss, ≥ 0; ln K for a network that knows nothing
   */
  double loss(INDArray S, INDArray Y);

  /**
   * The penalty on large weights; biases are not penalised.
   *
   * @param net the network
   * @param lambda ≥ 0 and finite
   * @return {@code lambda (Σ W1² + Σ W2²)}
   */
  double penalty(Network net, double lambda);

  /** Loss and penalty together: what the gradients are gradients of. */
  default double cost(Network net, INDArray S, INDArray Y, double lambda) {
    return loss(S, Y) + penalty(net, lambda);
  }
}
