package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
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
    INDArray G = a.P().sub(Y).mul(1.0 / Y.size(1)); // K×n
    INDArray left = G.mmul(withOnes(a.H()).transpose()); // K×n · n×(m+1) → K×(m+1)
    INDArray back = a.mask().applyTo(net.W2().transpose().mmul(G)); // m×n
    INDArray D = back.mul(Transforms.sign(a.H(), true)); // m×n, H is never below 0
    INDArray right = D.mmul(withOnes(X).transpose()); // m×n · n×(d+1) → m×(d+1)
    return new Gradients(
        weights(right).add(net.W1().mul(lambda + lambda)),
        bias(right),
        weights(left).add(net.W2().mul(lambda + lambda)),
        bias(left));
  }

  /** A with a row of ones below. */
  private static INDArray withOnes(INDArray A) {
    return Nd4j.vstack(A, Nd4j.ones(A.dataType(), 1, A.size(1)));
  }

  private static INDArray weights(INDArray both) {
    return both.get(NDArrayIndex.all(), NDArrayIndex.interval(0, both.size(1) - 1)).dup('c');
  }

  private static INDArray bias(INDArray both) {
    long last = both.size(1) - 1;
    return both.get(NDArrayIndex.all(), NDArrayIndex.interval(last, last + 1)).dup('c');
  }
}
