package reference;

import lab.Cost;
import lab.Exercise;
import lab.Network;
import lab.Range;
import lab.Shape;
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
    Shape.require("cost", "S", S, Shape.ANY, Shape.ANY, "K×n");
    Shape.require("cost", "Y", Y, S.size(0), S.size(1), "K×n = %s, like S", S);
    int K = (int) S.size(0);
    double[] s = S.dup('f').data().asDouble(); // column by column, in float64
    double[] y = Y.dup('f').data().asDouble();
    double sum = 0;
    for (int image = 0; image < s.length; image += K) {
      sum += logSumExp(s, image, K);
      for (int k = image; k < image + K; k++) {
        sum -= y[k] * s[k]; // the right class's score
      }
    }
    return sum / S.size(1);
  }

  /** log Σ exp of K scores; with the largest taken out, no exp overflows. */
  private static double logSumExp(double[] s, int from, int K) {
    double largest = s[from];
    for (int k = from; k < from + K; k++) {
      largest = Math.max(largest, s[k]);
    }
    double sum = 0;
    for (int k = from; k < from + K; k++) {
      sum += Math.exp(s[k] - largest);
    }
    return largest + Math.log(sum);
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    Range.requireNotNegative("cost", "lambda", lambda);
    return lambda == 0 ? 0 : lambda * (sumOfSquares(net.W1()) + sumOfSquares(net.W2()));
  }

  private static double sumOfSquares(INDArray W) {
    double norm = W.castTo(DataType.DOUBLE).norm2Number().doubleValue();
    return norm * norm;
  }
}
