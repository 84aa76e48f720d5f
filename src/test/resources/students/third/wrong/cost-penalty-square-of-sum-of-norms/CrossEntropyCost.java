package mine;

import lab.Cost;
import lab.Exercise;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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
    INDArray top = S.max(0).reshape(1, n); // 1×n
    INDArray shifted = S.subRowVector(top); // K×n
    INDArray logs = Transforms.log(Transforms.exp(shifted, true).sum(0), false); // n
    double right = shifted.mul(Y).sumNumber().doubleValue();
    return (logs.sumNumber().doubleValue() - right) / n;
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double norm = 0;
    for (INDArray W : new INDArray[] {net.W1(), net.W2()}) {
      norm += W.norm2Number().doubleValue();
    }
    return lambda * Math.pow(norm, 2);
  }
}
