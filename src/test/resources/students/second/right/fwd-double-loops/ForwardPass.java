package mine;

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
    INDArray H = affine(net.W1(), X, net.b1(), true);
    H = mask.applyTo(H);
    INDArray S = affine(net.W2(), H, net.b2(), false);
    double[][] p = new double[S.rows()][S.columns()];
    for (int j = 0; j < S.columns(); j++) {
      for (int k = 0; k < S.rows(); k++) {
        double sum = 0;
        for (int l = 0; l < S.rows(); l++) {
          sum += Math.exp(S.getDouble(l, j) - S.getDouble(k, j));
        }
        p[k][j] = 1 / sum; // an infinite sum makes 0, as it should
      }
    }
    return new Activations(H, S, Nd4j.create(p).castTo(X.dataType()), mask);
  }

  private static INDArray affine(INDArray W, INDArray X, INDArray b, boolean relu) {
    double[][] w = values(W);
    double[][] x = values(X);
    double[][] y = new double[w.length][x[0].length];
    for (int i = 0; i < w.length; i++) {
      java.util.Arrays.fill(y[i], b.getDouble(i, 0));
      for (int k = 0; k < x.length; k++) {
        for (int j = 0; j < x[0].length; j++) {
          y[i][j] += w[i][k] * x[k][j];
        }
      }
      for (int j = 0; relu && j < x[0].length; j++) {
        y[i][j] = Math.max(0, y[i][j]);
      }
    }
    return Nd4j.create(y).castTo(X.dataType());
  }

  private static double[][] values(INDArray A) {
    double[][] a = new double[A.rows()][A.columns()];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        a[i][j] = A.getDouble(i, j);
      }
    }
    return a;
  }
}
