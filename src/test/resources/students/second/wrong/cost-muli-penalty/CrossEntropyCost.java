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
    INDArray largest = S.max(true, 0); // 1×n
    INDArray logSum = Transforms.log(Transforms.exp(S.sub(largest)).sum(true, 0)).add(largest); // 1×n
    INDArray right = S.mul(Y).sum(true, 0); // 1×n
    return logSum.sub(right).meanNumber().doubleValue();
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double squares1 = net.W1().muli(net.W1()).sumNumber().doubleValue();
    double squares2 = net.W2().muli(net.W2()).sumNumber().doubleValue();
    return lambda * (squares1 + squares2);
  }
}
