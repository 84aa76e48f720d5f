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
import lab.Gradients;
import lab.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class NumericalGradientTest {
  @Test
  void theExampleOfTheJavadoc() {
    Network net = new Network(matrix(row(2)), matrix(row(0)), matrix(row(0)), matrix(row(0)));
    Gradients slopes =
        new NumericalGradient(0.1).estimate(at -> Math.pow(at.W1().getDouble(0, 0), 3), net);
    assertThat(slopes.dW1().getDouble(0, 0)).isCloseTo(12.01, within(1e-12));
    assertThat(values(slopes.db1())).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aQuadraticIsExactAndTheNetworkAsItWas(long seed) {
    Network net = network(3, 4, 2, new Random(seed));
    List<double[]> before = net.arrays().stream().map(array -> values(array)).toList();
    Gradients slopes =
        new NumericalGradient(0.5)
            .estimate(
                at -> at.arrays().stream().mapToDouble(NumericalGradientTest::squares).sum(), net);
    for (int i = 0; i < 4; i++) {
      assertThat(values(net.arrays().get(i))).containsExactly(before.get(i));
      INDArray twice = net.arrays().get(i).mul(2);
      assertThat(values(slopes.arrays().get(i))).containsExactly(values(twice), within(1e-13));
      assertThat(slopes.arrays().get(i).dataType()).isEqualTo(DataType.DOUBLE);
    }
  }

  @Test
  void float32WouldSwallowTheStep() {
    Network net = network(3, 4, 2, new Random(1)).to(DataType.FLOAT);
    assertThatThrownBy(() -> new NumericalGradient(1e-5).estimate(at -> 0, net))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NumericalGradient: the network must be DOUBLE, for h to show in the cost, but is"
                + " FLOAT; castTo(DataType.DOUBLE) converts it");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void theStepMustBePositiveAndFinite(double h) {
    assertThatThrownBy(() -> new NumericalGradient(h))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NumericalGradient: h must be positive and finite, but is " + h);
  }

  private static double squares(INDArray array) {
    double sum = 0;
    for (double value : values(array)) {
      sum += value * value;
    }
    return sum;
  }
}
