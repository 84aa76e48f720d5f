package mine;

import lab.Activations;
import lab.Exercise;
import lab.Mask;
import lab.Model;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    int n = (int) X.size(1);
    int m = net.m();
    int K = net.K();
    INDArray H = net.W1().mmul(X);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        H.putScalar(i, j, Math.max(0, H.getDouble(i, j) + net.b1().getDouble(i, 0)));
      }
    }
    mask.applyTo(H);
    INDArray S = net.W2().mmul(H);
    INDArray P = S.like();
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int k = 0; k < K; k++) {
        double s = S.getDouble(k, j) + net.b2().getDouble(k, 0);
        S.putScalar(k, j, s);
        sum += Math.exp(Math.min(s, 700)); // exp(710) would be infinite
      }
      for (int k = 0; k < K; k++) {
        P.putScalar(k, j, Math.exp(Math.min(S.getDouble(k, j), 700)) / sum);
      }
    }
    return new Activations(H, S, P, mask);
  }
}
