package mine;

import lab.Cost;
import lab.Exercise;
import lab.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exercise 3.1: the mean cross-entropy and the penalty on large weights.
 *
 * <pre>
 * loss    = 1/n Σ_j (log Σ_k exp S[k,j] − S[y_j, j])
 * penalty = lambda (Σ W1² + Σ W2²)
 * </pre>
 *
 * <p>Example: one image, scores {@code [0, 0]}, any label: the loss is ln 2 = 0.6931. Scores {@code
 * [1000, 0]} with the second class right: 1000, not infinity.
 *
 * <p>Avoid: the sum over the images in place of their mean; log of a probability that has become 0;
 * half the penalty, |W| in place of W², a penalty on biases.
 */
public record CrossEntropyCost() implements Cost {

  /** Task: the mean cross-entropy from the scores, finite for scores of any size. */
  @Override
  @Exercise("3.1")
  public double loss(INDArray S, INDArray Y) {
    int n = S.columns();
    int K = S.rows();
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double top = Double.NEGATIVE_INFINITY;
      double right = 0;
      for (int k = 0; k < K; k++) {
        double s = S.getDouble(k, j);
        top = Math.max(top, s);
        if (Y.getDouble(k, j) > 0.5) {
          right = s;
        }
      }
      double e = 0;
      for (int k = 0; k < K; k++) {
        e += Math.exp(S.getDouble(k, j) - top);
      }
      sum += top + Math.log(e) - right;
    }
    return sum / n;
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double w1 = net.W1().castTo(DataType.DOUBLE).norm2Number().doubleValue();
    double w2 = net.W2().castTo(DataType.DOUBLE).norm2Number().doubleValue();
    return lambda * (w1 * w1 + w2 * w2);
  }

  /** cost = loss + lambda * penalty, as in the lecture. */
  @Override
  public double cost(Network net, INDArray S, INDArray Y, double lambda) {
    return loss(S, Y) + lambda * penalty(net, lambda);
  }
}
