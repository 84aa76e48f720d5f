package mine;

import java.util.Arrays;
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
    return IntStream.range(0, (int) S.size(1))
        .mapToDouble(j -> one(S.getColumn(j).toDoubleVector(), Y.getColumn(j).toDoubleVector()))
        .average()
        .orElseThrow();
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    return lambda
        * Stream.of(net.W1(), net.W2())
            .map(W -> W.castTo(DataType.DOUBLE).dup('c'))
            .mapToDouble(W -> Arrays.stream(W.reshape(W.length()).toDoubleVector()).map(w -> w * w).sum())
            .sum();
  }

  @Override
  public double cost(Network net, INDArray S, INDArray Y, double lambda) {
    double penalty = penalty(net, lambda);
    return penalty + loss(S, Y);
  }

  /** log Σ_k exp(s_k − s_y), by the largest margin and log1p of the rest. */
  private static double one(double[] s, double[] y) {
    int K = s.length;
    int label = IntStream.range(0, K).filter(k -> y[k] > 0.5).findFirst().orElseThrow();
    int top = IntStream.range(0, K).reduce((a, b) -> s[b] > s[a] ? b : a).orElseThrow();
    double rest =
        IntStream.range(0, K).filter(k -> k != top).mapToDouble(k -> Math.exp(s[k] - s[top])).sum();
    return s[top] - s[label] + Math.log1p(rest);
  }
}
