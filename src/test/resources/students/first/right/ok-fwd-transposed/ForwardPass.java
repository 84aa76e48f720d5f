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
    Shape.require("ForwardPass", "X", X, net.d(), Shape.ANY, "d×n with d = " + net.d());
    // images as rows, as in most books: (n×d)(d×m) + 1×m
    INDArray Z = X.transpose().mmul(net.W1().transpose()).addiRowVector(net.b1().transpose());
    INDArray H = Z.transpose().dup(); // m×n
    // factors are never negative: the order of mask and ReLU does not matter
    H = Transforms.relu(mask.applyTo(H), true);
    INDArray St = H.transpose().mmul(net.W2().transpose()).addiRowVector(net.b2().transpose()); // n×K
    INDArray Pt = Transforms.softmax(St, true); // along the rows, which are images here
    return new Activations(H, St.transpose().dup(), Pt.transpose().dup(), mask);
  }
}
