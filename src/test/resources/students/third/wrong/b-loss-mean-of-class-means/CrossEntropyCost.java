package mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Map<Integer, List<Double>> byClass = new TreeMap<>();
    for (int j = 0; j < S.columns(); j++) {
      double[] s = S.getColumn(j).castTo(DataType.DOUBLE).toDoubleVector();
      int y = 0;
      while (Y.getDouble(y, j) == 0) {
        y++;
      }
      double max = Arrays.stream(s).max().getAsDouble();
      double lse = max + Math.log(Arrays.stream(s).map(v -> Math.exp(v - max)).sum());
      byClass.computeIfAbsent(y, key -> new ArrayList<>()).add(lse - s[y]);
    }
    // no class may count more only because it has more images
    return byClass.values().stream()
        .mapToDouble(losses -> losses.stream().mapToDouble(x -> x).average().getAsDouble())
        .average()
        .getAsDouble();
  }

  /** Task: lambda times the sum of the squares of both weight matrices. */
  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    double sum = 0;
    for (INDArray W : List.of(net.W1(), net.W2())) {
      for (int i = 0; i < W.rows(); i++) {
        for (int j = 0; j < W.columns(); j++) {
          double w = W.getDouble(i, j);
          sum += w * w;
        }
      }
    }
    return lambda * sum;
  }
}
