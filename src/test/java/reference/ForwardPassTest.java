package reference;

import static lab.Fixtures.gaussian;
import static lab.Fixtures.matrix;
import static lab.Fixtures.network;
import static lab.Fixtures.problem;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import lab.Activations;
import lab.Mask;
import lab.Network;
import lab.Phase;
import lab.check.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ForwardPassTest {
  private final ForwardPass forward = new ForwardPass();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1000, -1000, 1e4, -1e4})
  void theExampleOfTheJavadocWhateverIsAddedToTheScores(double shift) {
    INDArray P = softmax(1 + shift, 2 + shift, 3 + shift);
    assertThat(values(P)).containsExactly(row(0.0900, 0.2447, 0.6652), within(5e-5));
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void scoresOf10000AreNoTrouble(DataType type) {
    Network net = scores(-1e4, 1e4, 0).to(type);
    INDArray P = forward.forward(net, Nd4j.ones(type, 1, 1)).P();
    assertThat(P.dataType()).isEqualTo(type);
    assertThat(values(P)).containsExactly(0, 1, 0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsWhatPlainLoopsCompute(long seed) {
    Problem at = problem(seed);
    Mask mask = mask(at, seed);
    Activations a = forward.forward(at.net(), at.X(), mask);
    Network net = at.net();
    for (int j = 0; j < at.n(); j++) {
      double[] s = new double[net.K()];
      for (int i = 0; i < net.m(); i++) {
        double z = net.b1().getDouble(i, 0);
        for (int k = 0; k < net.d(); k++) {
          z += net.W1().getDouble(i, k) * at.X().getDouble(k, j);
        }
        double factor = mask == Mask.NONE ? 1 : mask.factors().getDouble(i, j);
        double h = Math.max(0, z) * factor;
        assertThat(a.H().getDouble(i, j)).isCloseTo(h, within(1e-13));
        for (int k = 0; k < s.length; k++) {
          s[k] += net.W2().getDouble(k, i) * h;
        }
      }
      double sum = 0;
      for (int k = 0; k < s.length; k++) {
        s[k] += net.b2().getDouble(k, 0);
        sum += Math.exp(s[k]);
      }
      for (int k = 0; k < s.length; k++) {
        assertThat(a.S().getDouble(k, j)).isCloseTo(s[k], within(1e-13));
        assertThat(a.P().getDouble(k, j)).isCloseTo(Math.exp(s[k]) / sum, within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyColumnOfPSumsTo1AndNothingElseChanges(long seed) {
    Problem at = problem(seed);
    double[] X = values(at.X());
    double[] W1 = values(at.net().W1());
    Activations a = forward.forward(at.net(), at.X());
    assertThat(Arrays.stream(values(a.P().sum(0))))
        .hasSize(at.n())
        .allMatch(sum -> Math.abs(sum - 1) < 1e-14);
    assertThat(values(at.X())).containsExactly(X);
    assertThat(values(at.net().W1())).containsExactly(W1);
  }

  @Test
  void float32IsTheSameToSevenDigits() {
    Problem at = problem(3);
    INDArray inFloat64 = forward.forward(at.net(), at.X()).P();
    INDArray inFloat32 =
        forward.forward(at.net().to(DataType.FLOAT), at.X().castTo(DataType.FLOAT)).P();
    assertThat(inFloat32.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(values(inFloat32)).containsExactly(values(inFloat64), within(1e-6));
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    Network net = new GaussianInit(0.01).network(3072, 50, 10, 1);
    assertThatThrownBy(() -> forward.forward(net, Nd4j.zeros(DataType.DOUBLE, 3000, 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "forward, layer 1: X must be d×n with d = 3072, as set by W1 (m×d = 50×3072), but has"
                + " shape 3000×64");
    assertThatThrownBy(() -> forward.forward(net, Nd4j.zeros(DataType.DOUBLE, 3072, 0)))
        .hasMessageEndingWith("but has shape 3072×0");
    assertThatThrownBy(() -> forward.forward(net, null)).hasMessageEndingWith("but is null");
    assertThatThrownBy(() -> forward.forward(net, Nd4j.zeros(DataType.FLOAT, 3072, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "forward, layer 1: X must be DOUBLE, like W1, but is FLOAT; castTo(DataType.DOUBLE)"
                + " converts it");
  }

  @Test
  void aMaskThatDoesNotFitIsRefused() {
    Network net = network(4, 3, 2, new Random(1));
    Mask mask = new Mask(Nd4j.ones(DataType.DOUBLE, 3, 1)); // would be stretched to 3×5
    assertThatThrownBy(() -> forward.forward(net, gaussian(4, 5, new Random(2)), mask))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dropout: the mask must be m×n = 3×5, like H, but has shape 3×1");
  }

  private static Mask mask(Problem at, long seed) {
    return new Dropout(seed % 2 == 0 ? 0 : 0.4)
        .mask(at.net().m(), at.n(), Phase.TRAINING, new SplittableRandom(seed));
  }

  private INDArray softmax(double... scores) {
    return forward.forward(scores(scores), Nd4j.ones(DataType.DOUBLE, 1, 1)).P();
  }

  /** A network that gives these scores for the image {@code [1]}. */
  private static Network scores(double... scores) {
    return new Network(
        matrix(row(1)),
        matrix(row(0)),
        Nd4j.create(scores, new long[] {scores.length, 1}, 'f'),
        Nd4j.zeros(DataType.DOUBLE, scores.length, 1));
  }
}
