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
    double n = X.size(1);
    INDArray G = a.P().sub(Y).divi(n); // K×n
    INDArray dW2 = G.mmul(a.H().transpose()).addi(net.W2().mul(2 * lambda)); // K×m
    INDArray db2 = G.sum(true, 1); // K×1
    // dropped units have H = 0, the gate sees to them; what is left of the mask is its scale
    INDArray factors = a.mask().factors();
    double scale = factors == null ? 1 : factors.getDouble(0, 0);
    INDArray D = net.W2().transpose().mmul(G); // m×n
    D.muli(a.H().gt(0).castTo(D.dataType())).muli(scale);
    INDArray dW1 = D.mmul(X.transpose()).addi(net.W1().mul(2 * lambda)); // m×d
    INDArray db1 = D.sum(true, 1); // m×1
    return new Gradients(dW1, db1, dW2, db2);
  }
}
