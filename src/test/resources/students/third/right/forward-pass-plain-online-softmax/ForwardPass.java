package mine;

import lab.Activations;
import lab.Exercise;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
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
    Shape.require("forward, layer 1", "X", X, net.d(), Shape.ANY, "d×n with d = %s", net.d());
    int d = net.d();
    int m = net.m();
    int K = net.K();
    int n = (int) X.size(1);
    double[][] W1 = net.W1().castTo(DataType.DOUBLE).toDoubleMatrix();
    double[][] W2 = net.W2().castTo(DataType.DOUBLE).toDoubleMatrix();
    double[][] hidden = new double[m][n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        double sum = net.b1().getDouble(i, 0);
        for (int k = 0; k < d; k++) {
          sum += W1[i][k] * X.getDouble(k, j);
        }
        hidden[i][j] = sum > 0 ? sum : 0;
      }
    }
    DataType type = net.W1().dataType();
    INDArray H = mask.applyTo(Nd4j.create(hidden).castTo(type)); // m×n
    double[][] scores = new double[K][n];
    double[][] probabilities = new double[K][n];
    for (int j = 0; j < n; j++) {
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int k = 0; k < K; k++) {
        double score = net.b2().getDouble(k, 0);
        for (int i = 0; i < m; i++) {
          score += W2[k][i] * H.getDouble(i, j);
        }
        scores[k][j] = score;
        if (score > largest) {
          sum = sum * Math.exp(largest - score) + 1;
          largest = score;
        } else {
          sum += Math.exp(score - largest);
        }
      }
      for (int k = 0; k < K; k++) {
        probabilities[k][j] = Math.exp(scores[k][j] - largest) / sum;
      }
    }
    return new Activations(
        H, Nd4j.create(scores).castTo(type), Nd4j.create(probabilities).castTo(type), mask);
  }
}
