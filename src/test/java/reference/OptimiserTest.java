package reference;

import static lab.Fixtures.matrix;
import static lab.Fixtures.network;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sgd and Adam. */
class OptimiserTest {
  static Stream<Optimiser> optimisers() {
    return Stream.of(new Sgd(), new Adam());
  }

  @Test
  void theExampleOfSgd() {
    Network net = single(1);
    new Sgd().update(net, gradient(0.5), List.of(), 0.1, 0);
    assertThat(net.W1().getDouble(0, 0)).isEqualTo(0.95);
    assertThat(new Sgd().init(net)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void sgdStepsEveryParameter(DataType type) {
    Network net = network(4, 3, 2, new Random(1)).to(type);
    Network gradient = network(4, 3, 2, new Random(2)).to(type);
    Network before = net.copy();
    new Sgd().update(net, gradients(gradient), List.of(), 0.1, 0);
    for (int i = 0; i < 4; i++) {
      INDArray expected = before.arrays().get(i).sub(gradient.arrays().get(i).mul(0.1));
      assertThat(net.arrays().get(i).dataType()).isEqualTo(type);
      assertThat(values(net.arrays().get(i))).containsExactly(values(expected), within(1e-7));
      assertThat(values(net.arrays().get(i))).isNotEqualTo(values(before.arrays().get(i)));
    }
  }

  @ParameterizedTest
  @CsvSource({"1e-3", "1", "1e6", "-1e-3", "-1e6"})
  void adamsFirstStepIsAboutEtaWhateverTheGradient(double slope) {
    Network net = single(5);
    Adam adam = new Adam();
    adam.update(net, gradient(slope), adam.init(net), 0.01, 0);
    assertThat(net.W1().getDouble(0, 0))
        .isCloseTo(5 - Math.signum(slope) * 0.01, within(2e-7)); // eps against 1e-3
  }

  @Test
  void adamsFirstThreeSteps() {
    double theta = 1;
    double v = 0;
    double s = 0;
    double[] slopes = {0.5, -2, 0.25};
    Network net = single(theta);
    Adam adam = new Adam(0.8, 0.9, 1e-4);
    List<INDArray> state = adam.init(net);
    for (int t = 0; t < 3; t++) {
      double eta = 0.1 * (t + 1);
      v = 0.8 * v + 0.2 * slopes[t];
      s = 0.9 * s + 0.1 * slopes[t] * slopes[t];
      theta -=
          eta
              * (v / (1 - Math.pow(0.8, t + 1)))
              / (Math.sqrt(s / (1 - Math.pow(0.9, t + 1))) + 1e-4);
      adam.update(net, gradient(slopes[t]), state, eta, t);
      assertThat(net.W1().getDouble(0, 0)).as("after %d", t + 1).isCloseTo(theta, within(1e-14));
    }
  }

  @Test
  void adamRemembersEightArraysOfZeros() {
    Network net = network(4, 3, 2, new Random(1)).to(DataType.FLOAT);
    List<INDArray> state = new Adam().init(net);
    assertThat(state).hasSize(8).allMatch(array -> array.dataType() == DataType.FLOAT);
    for (int i = 0; i < 8; i++) {
      assertThat(state.get(i).shape()).containsExactly(net.arrays().get(i % 4).shape());
      assertThat(values(state.get(i))).containsOnly(0);
    }
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void theGradientsAreLeftAsTheyWere(Optimiser optimiser) {
    Network net = network(4, 3, 2, new Random(1));
    Network gradient = network(4, 3, 2, new Random(2));
    Network before = gradient.copy();
    optimiser.update(net, gradients(gradient), optimiser.init(net), 0.1, 0);
    for (int i = 0; i < 4; i++) {
      assertThat(values(gradient.arrays().get(i))).containsExactly(values(before.arrays().get(i)));
    }
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void gradientsOfAnotherShapeAreRefused(Optimiser optimiser) {
    Network net = network(4, 3, 2, new Random(1));
    Gradients fits = gradients(network(4, 3, 2, new Random(2)));
    Gradients wrong = new Gradients(fits.db1(), fits.db1(), fits.dW2(), fits.db2());
    assertThatThrownBy(() -> optimiser.update(net, wrong, optimiser.init(net), 0.1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            optimiser.getClass().getSimpleName() + ": dW1 must be 3×4, like W1, but has shape 3×1");
  }

  @Test
  void adamsNumbersAreChecked() {
    Network net = single(1);
    Adam adam = new Adam();
    assertThatThrownBy(() -> adam.update(net, gradient(1), List.of(), 0.1, 0))
        .hasMessage("Adam: state must be the 8 arrays of init, but is 0");
    assertThatThrownBy(() -> adam.update(net, gradient(1), adam.init(net), 0.1, -1))
        .hasMessage("Adam: t must be 0 or more, but is -1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void adamsEpsMustBePositiveAndFinite(double eps) {
    assertThatThrownBy(() -> new Adam(0.9, 0.999, eps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Adam: eps must be positive and finite, but is " + eps);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void adamsSharesMustBeBelow1(double beta) {
    assertThatThrownBy(() -> new Adam(beta, 0.999, 1e-8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Adam: beta1 must be from 0 to below 1, but is " + beta);
    assertThatThrownBy(() -> new Adam(0.9, beta, 1e-8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Adam: beta2 must be from 0 to below 1, but is " + beta);
  }

  /** In float32 one pass does what eight do in another order or precision. */
  @Test
  void adamInOnePassIsAdam() {
    Random random = new Random(1);
    Network exact = network(50, 4, 3, random);
    Network inRows = exact.to(DataType.FLOAT);
    Network inColumns = exact.to(DataType.FLOAT);
    Gradients slopes = gradients(network(50, 4, 3, random));
    Adam adam = new Adam();
    List<INDArray> memory = adam.init(exact);
    List<INDArray> memoryOfRows = adam.init(inRows);
    List<INDArray> memoryOfColumns = adam.init(inColumns);
    for (int t = 0; t < 5; t++) {
      adam.update(exact, slopes, memory, 0.01, t);
      adam.update(inRows, in(slopes, 'c'), memoryOfRows, 0.01, t);
      adam.update(inColumns, in(slopes, 'f'), memoryOfColumns, 0.01, t);
    }
    for (int i = 0; i < 4; i++) {
      double[] expected = values(exact.arrays().get(i));
      assertThat(values(inRows.arrays().get(i))).containsExactly(expected, within(1e-6));
      assertThat(values(inColumns.arrays().get(i))).containsExactly(expected, within(1e-6));
      assertThat(values(memoryOfRows.get(4 + i)))
          .containsExactly(values(memory.get(4 + i)), within(1e-6));
    }
  }

  private static Gradients in(Gradients gradients, char order) {
    List<INDArray> arrays =
        gradients.arrays().stream().map(array -> array.castTo(DataType.FLOAT).dup(order)).toList();
    return new Gradients(arrays.get(0), arrays.get(1), arrays.get(2), arrays.get(3));
  }

  private static Network single(double theta) {
    return new Network(matrix(row(theta)), matrix(row(0)), matrix(row(0)), matrix(row(0)));
  }

  private static Gradients gradient(double slope) {
    return gradients(single(slope));
  }

  private static Gradients gradients(Network numbers) {
    return new Gradients(numbers.W1(), numbers.b1(), numbers.W2(), numbers.b2());
  }
}
