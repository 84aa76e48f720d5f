package mine;

import lab.Activations;
import lab.Exercise;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Exercise 2.2: from images to probabilities: linear, ReLU, linear, softmax.
 *
 * <pre>
 * H = max(0, W1 X + b1) ∘ mask        m×n
 * S = W2 H + b2                       K×n
 * P = softmax(S), column by column    K×n
 * </pre>
 *
 * <p>Example: the column of scores {@code [1, 2, 3]} becomes {@code [0.0900, 0.2447, 0.6652]}, and
 * so does {@code [1001, 1002, 1003]}.
 *
 * <p>Avoid: exp of a large score (take the column's largest from all of them first); a softmax
 * along the rows; ReLU on the scores; changing X.
 */
public record ForwardPass() implements Model {

  /** Task: compute H, S and P; {@code mask.applyTo(H)} is dropout. */
  @Override
  @Exercise("2.2")
  public Activations forward(Network net, INDArray X, Mask mask) {
    Shape.require("forward, layer 1", "X", X, net.d(), Shape.ANY, "d×n with d = %s", net.d());
    INDArray H = mask.applyTo(hidden(net, X)); // m×n
    INDArray S = scores(net, H); // K×n
    return new Activations(H, S, softmax(S), mask);
  }

  /** Without dropout: saves the mask. */
  @Override
  public Activations forward(Network net, INDArray X) {
    Shape.require("forward, layer 1", "X", X, net.d(), Shape.ANY, "d×n with d = %s", net.d());
    INDArray H = hidden(net, X); // m×n
    INDArray S = scores(net, H); // K×n
    INDArray E = Transforms.exp(S, true); // K×n
    INDArray P = E.divRowVector(E.sum(0).reshape(1, S.size(1))); // K×n
    return new Activations(H, S, P, Mask.NONE);
  }

  private static INDArray hidden(Network net, INDArray X) {
    return Transforms.relu(net.W1().mmul(X).addiColumnVector(net.b1()), false);
  }

  private static INDArray scores(Network net, INDArray H) {
    return net.W2().mmul(H).addiColumnVector(net.b2());
  }

  private static INDArray softmax(INDArray S) {
    long n = S.size(1);
    INDArray top = S.max(0).reshape(1, n); // 1×n
    INDArray E = Transforms.exp(S.sub(top.broadcast(S.size(0), n)), false); // K×n
    return E.div(E.sum(0).reshape(1, n).broadcast(S.size(0), n));
  }
}
