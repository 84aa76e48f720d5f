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
      double top = S.getDouble(0, j);
      double sum = 1; // Σ exp(s − top), kept while top grows
      double right = Y.getDouble(0, j) * top;
      for (int k = 1; k < S.rows(); k++) {
        double s = S.getDouble(k, j);
        right += Y.getDouble(k, j) * s;
        if (s > top) {
          sum = sum * Math.exp(top - s) + 1;
          top = s;
        } else {
          sum += Math.exp(s - top);
        }
      }
      total += (top - right) + Math.log(sum);
    }
    return total / S.columns();
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double sum = 0;
    for (INDArray W : new INDArray[] {net.W1(), net.W2()}) {
      INDArray w = W.ravel();
      for (long i = 0; i < w.length(); i++) {
        double v = w.getDouble(i);
        sum += v * v;
      }
    }
    return lambda * sum;
  }
}
