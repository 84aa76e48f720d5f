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
    Shape.require("ForwardPass", "X", X, net.d(), Shape.ANY, "d×n, as set by W1");
    DataType type = X.dataType();
    int n = (int) X.size(1);
    double[][] x = doubles(X);
    double[][] hidden = layer(doubles(net.W1()), x, doubles(net.b1()));
    for (double[] row : hidden) {
      for (int j = 0; j < n; j++) {
        row[j] = row[j] > 0 ? row[j] : 0;
      }
    }
    INDArray H = mask.applyTo(Nd4j.create(hidden).castTo(type)); // m×n
    double[][] scores = layer(doubles(net.W2()), doubles(H), doubles(net.b2()));
    double[][] p = new double[scores.length][n];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < p.length; k++) {
        double odds = 0;
        for (double[] other : scores) {
          odds += Math.exp(other[j] - scores[k][j]); // may be infinite: then p is 0, as it should
        }
        p[k][j] = 1 / odds;
      }
    }
    return new Activations(H, Nd4j.create(scores).castTo(type), Nd4j.create(p).castTo(type), mask);
  }

  private static double[][] doubles(INDArray A) {
    return A.castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  private static double[][] layer(double[][] W, double[][] A, double[][] b) {
    double[][] Z = new double[W.length][A[0].length];
    for (int i = 0; i < W.length; i++) {
      for (int j = 0; j < Z[i].length; j++) {
        double z = b[i][0];
        for (int k = 0; k < A.length; k++) {
          z += W[i][k] * A[k][j];
        }
        Z[i][j] = z;
      }
    }
    return Z;
  }
}
