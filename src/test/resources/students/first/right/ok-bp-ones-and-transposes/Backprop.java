package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

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
    long n = X.size(1);
    INDArray ones = Nd4j.ones(X.dataType(), n, 1); // a product with it sums over the images
    INDArray Gt = a.P().sub(Y).div((double) n).transpose(); // n×K
    INDArray Dt = Gt.mmul(net.W2()); // n×m
    INDArray D = Dt.transpose().dup('c'); // m×n
    a.mask().applyTo(D);
    D.muli(Transforms.sign(a.H(), true)); // H ≥ 0: its sign is [H > 0]
    INDArray dW2 = a.H().mmul(Gt).transpose(); // K×m
    INDArray dW1 = X.mmul(D.transpose()).transpose(); // m×d
    return new Gradients(
        dW1.add(net.W1().mul(lambda).muli(2)),
        D.mmul(ones),
        dW2.add(net.W2().mul(lambda).muli(2)),
        Gt.transpose().mmul(ones));
  }
}
