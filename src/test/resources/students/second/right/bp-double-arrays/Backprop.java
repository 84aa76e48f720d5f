package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
public record Backprop() implements Differentiator {

  /** Task: the six lines above; {@code a.mask().applyTo(D)} is dropout on the way back. */
  @Override
  @Exercise("4.1")
  public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    int n = X.columns();
    int d = X.rows();
    int m = net.m();
    int K = net.K();
    double[][] x = values(X);
    double[][] h = values(a.H());
    double[][] w1 = values(net.W1());
    double[][] w2 = values(net.W2());
    double[][] factor = values(a.mask().applyTo(Nd4j.ones(X.dataType(), m, n)));
    double[][] dW1 = new double[m][d];
    double[][] db1 = new double[m][1];
    double[][] dW2 = new double[K][m];
    double[][] db2 = new double[K][1];
    double[][] g = new double[K][n];
    for (int k = 0; k < K; k++) {
      for (int j = 0; j < n; j++) {
        g[k][j] = a.P().getDouble(k, j) - Y.getDouble(k, j);
        db2[k][0] += g[k][j] / n;
        for (int i = 0; i < m; i++) {
          dW2[k][i] += g[k][j] * h[i][j] / n;
        }
      }
    }
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < K; k++) {
        dW2[k][i] += lambda * (w2[k][i] + w2[k][i]);
      }
      for (int j = 0; j < n; j++) {
        if (h[i][j] <= 0) {
          continue;
        }
        double delta = 0;
        for (int k = 0; k < K; k++) {
          delta += w2[k][i] * g[k][j];
        }
        delta *= factor[i][j] / n;
        db1[i][0] += delta;
        for (int l = 0; l < d; l++) {
          dW1[i][l] += delta * x[l][j];
        }
      }
      for (int l = 0; l < d; l++) {
        dW1[i][l] += lambda * (w1[i][l] + w1[i][l]);
      }
    }
    return new Gradients(array(dW1, X), array(db1, X), array(dW2, X), array(db2, X));
  }

  private static double[][] values(INDArray A) {
    double[][] result = new double[A.rows()][A.columns()];
    for (int i = 0; i < A.rows(); i++) {
      for (int j = 0; j < A.columns(); j++) {
        result[i][j] = A.getDouble(i, j);
      }
    }
    return result;
  }

  private static INDArray array(double[][] values, INDArray like) {
    return Nd4j.create(values).castTo(like.dataType());
  }
}
