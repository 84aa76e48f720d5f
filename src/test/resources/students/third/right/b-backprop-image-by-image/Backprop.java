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
    int d = net.d();
    int m = net.m();
    int K = net.K();
    int n = (int) X.size(1);
    INDArray factors = a.mask().factors();
    double[][] dW1 = new double[m][d];
    double[][] db1 = new double[m][1];
    double[][] dW2 = new double[K][m];
    double[][] db2 = new double[K][1];
    double[] x = new double[d];
    for (int j = 0; j < n; j++) {
      for (int c = 0; c < d; c++) {
        x[c] = X.getDouble(c, j);
      }
      double[] g = new double[K];
      for (int k = 0; k < K; k++) {
        g[k] = a.P().getDouble(k, j) - Y.getDouble(k, j);
        db2[k][0] += g[k];
      }
      for (int i = 0; i < m; i++) {
        double h = a.H().getDouble(i, j);
        if (h > 0) {
          double back = 0;
          for (int k = 0; k < K; k++) {
            dW2[k][i] += g[k] * h;
            back += g[k] * net.W2().getDouble(k, i);
          }
          back *= factors == null ? 1 : factors.getDouble(i, j);
          db1[i][0] += back;
          for (int c = 0; c < d; c++) {
            dW1[i][c] += back * x[c];
          }
        }
      }
    }
    return new Gradients(
        finished(dW1, n, net.W1(), lambda),
        finished(db1, n, net.b1(), 0),
        finished(dW2, n, net.W2(), lambda),
        finished(db2, n, net.b2(), 0));
  }

  /** The mean, with the penalty's share, in the parameter's precision. */
  private static INDArray finished(double[][] sum, int n, INDArray theta, double lambda) {
    INDArray gradient = Nd4j.create(theta.dataType(), theta.size(0), theta.size(1));
    for (int r = 0; r < sum.length; r++) {
      for (int c = 0; c < sum[r].length; c++) {
        gradient.putScalar(r, c, sum[r][c] / n + 2 * lambda * theta.getDouble(r, c));
      }
    }
    return gradient;
  }
}
