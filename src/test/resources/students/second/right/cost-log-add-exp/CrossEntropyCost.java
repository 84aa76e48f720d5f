package mine;

import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    return IntStream.range(0, S.columns())
        .mapToDouble(
            j -> {
              double logSum =
                  IntStream.range(0, S.rows())
                      .mapToDouble(k -> S.getDouble(k, j))
                      .reduce(CrossEntropyCost::logAddExp)
                      .orElseThrow();
              double right =
                  IntStream.range(0, S.rows())
                      .filter(k -> Y.getDouble(k, j) == 1)
                      .mapToDouble(k -> S.getDouble(k, j))
                      .sum();
              return logSum - right;
            })
        .average()
        .orElseThrow();
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    return Stream.of(net.W1(), net.W2())
        .map(W -> W.castTo(DataType.DOUBLE).norm2Number().doubleValue())
        .mapToDouble(norm -> lambda * norm * norm)
        .sum();
  }

  /** log(exp(a) + exp(b)) without an exp of anything above 0. */
  private static double logAddExp(double a, double b) {
    return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
  }
}
