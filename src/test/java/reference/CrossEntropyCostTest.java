package reference;

import static lab.Fixtures.gaussian;
import static lab.Fixtures.labels;
import static lab.Fixtures.matrix;
import static lab.Fixtures.oneHot;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import lab.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CrossEntropyCostTest {
  private final CrossEntropyCost cost = new CrossEntropyCost();
  private final Network net =
      new Network(
          matrix(row(1, -2), row(0, 3)),
          matrix(row(5), row(5)),
          matrix(row(2, 0), row(0, -1)),
          matrix(row(7), row(7)));

  @Test
  void theExamplesOfTheJavadoc() {
    assertThat(cost.loss(matrix(row(0), row(0)), oneHot(2, 1))).isEqualTo(Math.log(2));
    assertThat(cost.loss(matrix(row(1000), row(0)), oneHot(2, 1))).isEqualTo(1000);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void scoresOf10000AreNoTrouble(DataType type) {
    INDArray S = matrix(row(1e4, -1e4), row(-1e4, 1e4), row(0, 0)).castTo(type);
    assertThat(cost.loss(S, oneHot(3, 0, 1).castTo(type))).isZero();
    assertThat(cost.loss(S, oneHot(3, 1, 0).castTo(type))).isEqualTo(2e4);
    assertThat(cost.loss(S, oneHot(3, 0, 0).castTo(type))).as("the mean").isEqualTo(1e4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100})
  void zeroScoresCostTheLogarithmOfK(int K) {
    INDArray S = Nd4j.zeros(DataType.DOUBLE, K, 7);
    assertThat(cost.loss(S, labels(K, 7, new Random(K)))).isCloseTo(Math.log(K), within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theLossIsTheMeanOfMinusLogP(long seed) {
    Random random = new Random(seed);
    int K = 2 + random.nextInt(9);
    int n = 1 + random.nextInt(12);
    INDArray S = gaussian(K, n, random).muli(5);
    double[] before = values(S);
    int[] y = random.ints(n, 0, K).toArray();
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double total = 0;
      for (int k = 0; k < K; k++) {
        total += Math.exp(S.getDouble(k, j));
      }
      sum -= Math.log(Math.exp(S.getDouble(y[j], j)) / total);
    }
    double loss = cost.loss(S, oneHot(K, y));
    assertThat(loss).isGreaterThanOrEqualTo(0).isCloseTo(sum / n, within(1e-12));
    assertThat(cost.loss(S.add(123), oneHot(K, y))).as("shifted").isCloseTo(loss, within(1e-12));
    assertThat(values(S)).as("S is left as it was").containsExactly(before);
  }

  @Test
  void manyFloat32LossesKeepTheirDigits() {
    int n = 50_000;
    INDArray S = Nd4j.zeros(DataType.FLOAT, 10, n);
    INDArray Y = labels(10, n, new Random(1)).castTo(DataType.FLOAT);
    assertThat(cost.loss(S, Y)).isCloseTo(Math.log(10), within(1e-6));
  }

  @Test
  void aNaNScoreMakesTheLossNaN() {
    assertThat(cost.loss(matrix(row(Double.NaN, 0), row(0, 0)), oneHot(2, 1, 0))).isNaN();
  }

  @Test
  void thePenaltyIsOfTheWeightsAlone() {
    assertThat(cost.penalty(net, 0.1)).isCloseTo(0.1 * (1 + 4 + 9 + 4 + 1), within(1e-14));
    assertThat(cost.penalty(net, 0)).isZero();
    assertThat(cost.penalty(net.to(DataType.FLOAT), 0.1)).isCloseTo(1.9, within(1e-6));
    INDArray S = matrix(row(0), row(0));
    assertThat(cost.cost(net, S, oneHot(2, 0), 0.1)).isCloseTo(Math.log(2) + 1.9, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void lambdaMustBeFiniteAndNotNegative(double lambda) {
    assertThatThrownBy(() -> cost.penalty(net, lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cost: lambda must be finite and 0 or more, but is " + lambda);
  }

  @Test
  void labelsThatDoNotFitAreRefused() {
    INDArray S = gaussian(10, 64, new Random(1));
    assertThatThrownBy(() -> cost.loss(S, oneHot(10, 3))) // would be stretched to 10×64
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cost: Y must be K×n = 10×64, like S, but has shape 10×1");
    assertThatThrownBy(() -> cost.loss(Nd4j.zeros(10, 0), S))
        .hasMessage("cost: S must be K×n, but has shape 10×0");
  }
}
