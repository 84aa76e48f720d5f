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
    INDArray A = net.W1().mmul(X).addiColumnVector(net.b1()); // m×d · d×n + m×1 → m×n
    INDArray H = mask.applyTo(Transforms.relu(A, false)); // m×n
    INDArray S = net.W2().mmul(H).addiColumnVector(net.b2()); // K×m · m×n + K×1 → K×n
    long n = S.size(1);
    INDArray largest = S.amax(0).reshape(1, n); // 1×n
    INDArray E = Transforms.exp(S.subRowVector(largest), false); // K×n
    INDArray P = E.divRowVector(E.sum(0).reshape(1, n)); // K×n
    return new Activations(H, S, P, mask);
  }
}
