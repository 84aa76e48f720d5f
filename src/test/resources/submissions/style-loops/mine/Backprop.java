package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class Backprop implements Differentiator {
  @Override
  public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    int n = X.columns();
    double[][] dW1 = new double[net.m()][net.d()];
    double[][] db1 = new double[net.m()][1];
    double[][] dW2 = new double[net.K()][net.m()];
    double[][] db2 = new double[net.K()][1];
    for (int j = 0; j < n; j++) {
      double[] g = new double[net.K()];
      for (int k = 0; k < g.length; k++) {
        g[k] = (a.P().getDouble(k, j) - Y.getDouble(k, j)) / n;
        db2[k][0] += g[k];
      }
      for (int i = 0; i < net.m(); i++) {
        double h = a.H().getDouble(i, j);
        double back = 0;
        for (int k = 0; k < g.length; k++) {
          dW2[k][i] += g[k] * h;
          back += net.W2().getDouble(k, i) * g[k];
        }
        if (h > 0) {
          back *= a.mask().factors() == null ? 1 : a.mask().factors().getDouble(i, j);
          db1[i][0] += back;
          for (int k = 0; k < net.d(); k++) {
            dW1[i][k] += back * X.getDouble(k, j);
          }
        }
      }
    }
    penalise(dW1, net.W1(), lambda);
    penalise(dW2, net.W2(), lambda);
    return new Gradients(
        Nd4j.create(dW1), Nd4j.create(db1), Nd4j.create(dW2), Nd4j.create(db2));
  }

  private static void penalise(double[][] dW, INDArray W, double lambda) {
    for (int i = 0; i < dW.length; i++) {
      for (int j = 0; j < dW[i].length; j++) {
        dW[i][j] += 2 * lambda * W.getDouble(i, j);
      }
    }
  }
}
