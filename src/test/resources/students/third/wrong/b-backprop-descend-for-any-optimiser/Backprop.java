package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
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
    INDArray G = a.P().sub(Y).divi(X.columns()); // K×n
    INDArray D = a.mask().applyTo(net.W2().transpose().mmul(G)); // m×n
    D.muli(a.H().gt(0).castTo(D.dataType())); // m×n
    INDArray dW1 = D.mmul(X.transpose()).addi(net.W1().mul(2 * lambda)); // m×d
    INDArray dW2 = G.mmul(a.H().transpose()).addi(net.W2().mul(2 * lambda)); // K×m
    return new Gradients(dW1, D.sum(true, 1), dW2, G.sum(true, 1));
  }

  /** Faster: the step without a detour by way of the optimiser. */
  @Override
  public boolean descend(
      Network net, INDArray X, Activations a, INDArray Y, double lambda, Optimiser optimiser, double eta) {
    Gradients g = gradients(net, X, a, Y, lambda);
    for (int i = 0; i < 4; i++) {
      net.arrays().get(i).subi(g.arrays().get(i).mul(eta));
    }
    return true;
  }
}
