package reference;

import lab.Activations;
import lab.Blas;
import lab.Exercise;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
    Shape.require(
        "forward, layer 1",
        "X",
        X,
        net.d(),
        Shape.ANY,
        "d×n with d = %d, as set by W1 (m×d = %s)",
        net.d(),
        net.W1());
    Shape.requirePrecision("forward, layer 1", "X", X, net.W1().dataType(), "like W1");

    INDArray Z = Blas.affine(net.W1(), X, net.b1()); // m×d · d×n + m×1 → m×n
    INDArray H = mask.applyTo(Transforms.relu(Z, false)); // m×n
    INDArray S = Blas.affine(net.W2(), H, net.b2()); // K×m · m×n + K×1 → K×n
    return new Activations(H, S, softmax(S), mask);
  }

  private static INDArray softmax(INDArray S) {
    int K = (int) S.size(0);
    double[] p = S.dup('f').data().asDouble(); // column by column, in float64
    for (int image = 0; image < p.length; image += K) {
      double largest = p[image];
      for (int k = image; k < image + K; k++) {
        largest = Math.max(largest, p[k]);
      }
      double sum = 0;
      for (int k = image; k < image + K; k++) {
        p[k] = Math.exp(p[k] - largest); // at most 1
        sum += p[k];
      }
      for (int k = image; k < image + K; k++) {
        p[k] /= sum;
      }
    }
    return Nd4j.create(p, S.shape(), 'f').castTo(S.dataType()); // K×n
  }
}
