package mine;

import lab.Cost;
import lab.Exercise;
import lab.Network;
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
    double total = 0;
    for (int j = 0; j < S.columns(); j++) {
      int y = 0;
      while (Y.getDouble(y, j) < 0.5) {
        y++;
      }
      double worst = 0; // the margin of y to itself
      for (int k = 0; k < S.rows(); k++) {
        worst = Math.max(worst, S.getDouble(k, j) - S.getDouble(y, j));
      }
      double sum = 0;
      for (int k = 0; k < S.rows(); k++) {
        sum += Math.exp(S.getDouble(k, j) - S.getDouble(y, j) - worst);
      }
      total += (worst + Math.log(sum)) / S.columns();
    }
    return total;
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double penalty = 0;
    for (INDArray W : new INDArray[] {net.W2(), net.W1()}) {
      for (int i = 0; i < W.rows(); i++) {
        for (int j = 0; j < W.columns(); j++) {
          double w = W.getDouble(i, j);
          penalty += lambda * w * w;
        }
      }
    }
    return penalty;
  }
}
