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
    int n = X.columns();
    INDArray dW1 = net.W1().mul(2 * lambda), dW2 = net.W2().mul(2 * lambda);
    INDArray db1 = net.b1().mul(0), db2 = net.b2().mul(0);
    for (int j = 0; j < n; j++) {
      INDArray x = X.getColumn(j, true).dup(); // d×1
      INDArray h = a.H().getColumn(j, true).dup(); // m×1
      INDArray g = a.P().getColumn(j, true).sub(Y.getColumn(j, true)).divi(n); // K×1
      INDArray delta = net.W2().transpose().mmul(g); // m×1
      for (int i = 0; i < delta.length(); i++) {
        double factor = a.mask().factors() == null ? 1 : a.mask().factors().getDouble(i, j);
        delta.putScalar(i, 0, h.getDouble(i, 0) > 0 ? factor * delta.getDouble(i, 0) : 0);
      }
      dW2.addi(g.mmul(h.transpose()));
      db2.addi(g);
      dW1.addi(delta.mmul(x.transpose()));
      db1.addi(delta);
    }
    return new Gradients(dW1, db1, dW2, db2);
  }
}
