package reference;

import lab.Activations;
import lab.Blas;
import lab.Differentiator;
import lab.Exercise;
import lab.FusedDescent;
import lab.Gradients;
import lab.Network;
import lab.Range;
import lab.Shape;
import lab.Shortcut;
import org.nd4j.linalg.api.ndarray.INDArray;
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
public record Backprop() implements Differentiator, @Shortcut FusedDescent {

  /** Task: the six lines above; {@code a.mask().applyTo(D)} is dropout on the way back. */
  @Override
  @Exercise("4.1")
  public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    requireFitting(net, X, a, Y, lambda);
    long n = X.size(1);
    INDArray G = a.P().sub(Y).divi(n); // K×n
    INDArray dW2 = penalised(G, a.H(), net.W2(), lambda); // K×n · n×m → K×m
    INDArray db2 = Blas.sumOfColumns(G); // K×1

    INDArray D = atHiddenUnits(net, a, G); // m×n
    INDArray dW1 = penalised(D, X, net.W1(), lambda); // m×n · n×d → m×d
    INDArray db1 = Blas.sumOfColumns(D); // m×1
    return new Gradients(dW1, db1, dW2, db2);
  }

  /** W ← (1 − 2 eta lambda) W − eta D Xᵀ is one product. */
  @Override
  @Shortcut
  public void descend(
      Network net, INDArray X, Activations a, INDArray Y, double lambda, double eta) {
    requireFitting(net, X, a, Y, lambda);
    double kept = 1 - 2 * eta * lambda;

    INDArray G = a.P().sub(Y).divi(X.size(1)); // K×n
    INDArray D = atHiddenUnits(net, a, G); // m×n

    Blas.gemm(-eta, G, a.H().transpose(), kept, net.W2()); // K×n · n×m → K×m
    Blas.axpy(-eta, Blas.sumOfColumns(G), net.b2()); // K×1
    Blas.gemm(-eta, D, X.transpose(), kept, net.W1()); // m×n · n×d → m×d
    Blas.axpy(-eta, Blas.sumOfColumns(D), net.b1()); // m×1
  }

  private static void requireFitting(
      Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    Shape.require("backprop", "P", a.P(), net.K(), Shape.ANY, "K×n with K = " + net.K());
    long n = a.P().size(1);
    String form = "d×n = %d×%d, as set by W1 and the %d images of the forward pass";
    Shape.require("backprop", "X", X, net.d(), n, form, net.d(), n, n);
    Shape.require("backprop", "Y", Y, net.K(), n, "K×n = %s, like P", a.P());
    Range.requireNotNegative("backprop", "lambda", lambda);
  }

  /** D = (W2ᵀ G) ∘ mask ∘ [H &gt; 0]. */
  private static INDArray atHiddenUnits(Network net, Activations a, INDArray G) {
    INDArray D = Blas.product(net.W2().transpose(), G); // m×K · K×n → m×n
    return a.mask().applyTo(D).muli(Transforms.step(a.H(), true)); // m×n ∘ m×n ∘ m×n
  }

  /** G Aᵀ + 2 lambda W. */
  private static INDArray penalised(INDArray G, INDArray A, INDArray W, double lambda) {
    INDArray dW = Blas.product(G, A.transpose());
    if (lambda != 0) {
      Blas.axpy(2 * lambda, W, dW);
    }
    return dW;
  }
}
