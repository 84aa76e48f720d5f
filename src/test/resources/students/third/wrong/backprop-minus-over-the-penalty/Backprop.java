package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exercise 4.1: the gradients of the cost, by the chain rule from the scores back to W1.
 *
 * <pre>
 * G   = (P − Y) / n                        K×n
 * dW2 = G Hᵀ + 2 lambda W2                 K×m
 * db2 = Σ_j G[:,j]                         K×1
 * D   = (W2ᵀ G) ∘ mask ∘ [H &gt; 0]           m×n
 * dW1 = D Xᵀ + 2 lambda W1                 m×d
 * db1 = Σ_j D[:,j]                         m×1
 * </pre>
 *
 * <p>Example: one image, two classes, {@code P = [0.7, 0.3]}, the first class right: {@code G =
 * [−0.3, 0.3]}, and that is db2 as well.
 *
 * <p>Avoid: 1/n forgotten or taken twice; the 2 of the penalty forgotten; a penalty on biases;
 * {@code Y − P}; the ReLU's or dropout's mask forgotten on the way back; changing the network.
 */
public record Backprop() implements Differentiator {

  /** Task: the six lines above; {@code a.mask().applyTo(D)} is dropout on the way back. */
  @Override
  @Exercise("4.1")
  public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    double n = Y.size(1);
    INDArray G = Y.sub(a.P()).div(n); // K×n
    INDArray D = net.W2().transpose().mmul(G); // m×K · K×n → m×n
    D = a.mask().applyTo(D).mul(a.H().gt(0).castTo(D.dataType()));
    return new Gradients(
        weights(D, X, net.W1(), lambda),
        biases(D),
        weights(G, a.H(), net.W2(), lambda),
        biases(G));
  }

  /** −(E Aᵀ + 2 λ W). */
  private static INDArray weights(INDArray E, INDArray A, INDArray W, double lambda) {
    return E.mmul(A.transpose()).add(W.mul(2 * lambda)).neg();
  }

  private static INDArray biases(INDArray E) {
    return E.sum(true, 1).neg();
  }
}
