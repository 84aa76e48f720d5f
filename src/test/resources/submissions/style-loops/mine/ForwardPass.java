package mine;

import lab.Activations;
import lab.Mask;
import lab.Model;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class ForwardPass implements Model {
  @Override
  public Activations forward(Network net, INDArray X, Mask mask) {
    int n = X.columns();
    INDArray H = Nd4j.create(X.dataType(), net.m(), n);
    INDArray S = Nd4j.create(X.dataType(), net.K(), n);
    INDArray P = Nd4j.create(X.dataType(), net.K(), n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < net.m(); i++) {
        double z = net.b1().getDouble(i, 0);
        for (int k = 0; k < net.d(); k++) {
          z += net.W1().getDouble(i, k) * X.getDouble(k, j);
        }
        double factor = mask.factors() == null ? 1 : mask.factors().getDouble(i, j);
        H.putScalar(i, j, z < 0 ? 0 : z * factor);
      }
      double[] s = new double[net.K()];
      double top = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < s.length; k++) {
        s[k] = net.b2().getDouble(k, 0);
        for (int i = 0; i < net.m(); i++) {
          s[k] += net.W2().getDouble(k, i) * H.getDouble(i, j);
        }
        top = s[k] > top ? s[k] : top;
      }
      double sum = 0;
      for (double score : s) {
        sum += Math.exp(score - top);
      }
      for (int k = 0; k < s.length; k++) {
        S.putScalar(k, j, s[k]);
        P.putScalar(k, j, Math.exp(s[k] - top) / sum);
      }
    }
    return new Activations(H, S, P, mask);
  }
}
