package mine;

import java.util.stream.DoubleStream;
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
    long n = S.size(1);
    double total = 0;
    for (long j = 0; j < n; j++) {
      double right = 0;
      for (long k = 0; k < S.size(0); k++) {
        right = Y.getDouble(k, j) == 1 ? S.getDouble(k, j) : right;
      }
      double top = Double.NEGATIVE_INFINITY;
      double sum = 0; // of exp(s − top) so far
      for (long k = 0; k < S.size(0); k++) {
        double s = S.getDouble(k, j) - right;
        if (s > top) {
          sum = sum * Math.exp(top - s) + 1;
          top = s;
        } else {
          sum += Math.exp(s - top);
        }
      }
      total += top + Math.log(sum);
    }
    return total / n;
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    return lambda * DoubleStream.of(squares(net.W1()), squares(net.W2())).sum();
  }

  private static double squares(INDArray W) {
    double[] w = W.castTo(DataType.DOUBLE).ravel().toDoubleVector();
    return DoubleStream.of(w).map(x -> x * x).sum();
  }

  @Override
  public double cost(Network net, INDArray S, INDArray Y, double lambda) {
    return lambda == 0 ? loss(S, Y) : penalty(net, lambda) + loss(S, Y);
  }
}
