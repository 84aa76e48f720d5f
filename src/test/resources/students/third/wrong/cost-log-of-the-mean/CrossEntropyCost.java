package mine;

import java.util.Arrays;
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
    int n = (int) S.size(1);
    double[] logs = new double[n]; // log-probability of each image's own class
    for (int j = 0; j < n; j++) {
      double[] s = S.getColumn(j).toDoubleVector();
      logs[j] = S.getColumn(j).mul(Y.getColumn(j)).sumNumber().doubleValue() - logSumExp(s);
    }
    // the mean over the images, without leaving the logarithms
    return -(logSumExp(logs) - Math.log(n));
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double W1 = net.W1().mul(net.W1()).sumNumber().doubleValue();
    double W2 = net.W2().mul(net.W2()).sumNumber().doubleValue();
    return lambda * (W1 + W2);
  }

  private static double logSumExp(double[] x) {
    double max = Arrays.stream(x).max().getAsDouble();
    return max + Math.log(Arrays.stream(x).map(v -> Math.exp(v - max)).sum());
  }
}
