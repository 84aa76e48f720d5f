package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
    INDArray dW1 = net.W1().mul(2 * lambda); // m×d
    INDArray db1 = Nd4j.zeros(X.dataType(), net.m(), 1);
    INDArray dW2 = net.W2().mul(2 * lambda); // K×m
    INDArray db2 = Nd4j.zeros(X.dataType(), net.K(), 1);
    // what a unit lets through: 0 where it is off, else its factor
    INDArray gate = a.mask().applyTo(a.H().gt(0).castTo(a.H().dataType())); // m×n
    for (int j = 0; j < n; j++) {
      INDArray g = column(a.P(), j).sub(column(Y, j)).mul(1.0 / n); // K×1
      INDArray delta = net.W2().transpose().mmul(g).mul(column(gate, j)); // m×1
      dW2.addi(g.mmul(column(a.H(), j).transpose()));
      db2.addi(g);
      dW1.addi(delta.mmul(column(X, j).transpose()));
      db1.addi(delta);
    }
    return new Gradients(dW1, db1, dW2, db2);
  }

  private static INDArray column(INDArray A, int j) {
    return A.get(NDArrayIndex.all(), NDArrayIndex.interval(j, j + 1)).dup();
  }
}
