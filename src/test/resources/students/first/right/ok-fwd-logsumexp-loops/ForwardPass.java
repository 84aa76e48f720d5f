package mine;

import java.util.Arrays;
import lab.Activations;
import lab.Exercise;
import lab.Mask;
import lab.Model;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    if (X.rank() != 2 || X.size(0) != net.d()) {
      throw new IllegalArgumentException("X must have " + net.d() + " rows");
    }
    int n = (int) X.size(1);
    INDArray H = net.W1().mmul(X);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < net.m(); i++) {
        double z = H.getDouble(i, j) + net.b1().getDouble(i, 0);
        H.putScalar(new long[] {i, j}, z > 0 ? z : 0.0);
      }
    }
    mask.applyTo(H);

    INDArray S = net.W2().mmul(H);
    INDArray P = Nd4j.create(S.dataType(), S.shape(), 'f');
    for (int j = 0; j < n; j++) {
      double[] s = new double[net.K()];
      for (int k = 0; k < s.length; k++) {
        s[k] = S.getDouble(k, j) + net.b2().getDouble(k, 0);
        S.putScalar(new long[] {k, j}, s[k]);
      }
      double top = Arrays.stream(s).max().getAsDouble();
      double logSum = Math.log(Arrays.stream(s).map(v -> Math.exp(v - top)).sum()); // beyond top
      for (int k = 0; k < s.length; k++) {
        P.putScalar(new long[] {k, j}, Math.exp(s[k] - top - logSum));
      }
    }
    return new Activations(H, S, P, mask);
  }
}
