package reference;

import static lab.Fixtures.gaussian;
import static lab.Fixtures.matrix;
import static lab.Fixtures.network;
import static lab.Fixtures.oneHot;
import static lab.Fixtures.problem;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import lab.Activations;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import lab.check.GradientCheck;
import lab.check.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BackpropTest {
  private static final GradientCheck CHECK =
      new GradientCheck(
          new ForwardPass(), new CrossEntropyCost(), new Backprop(), new RelativeError(1e-8));

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void theExampleOfTheJavadoc() {
    Network net =
        new Network(matrix(row(1)), matrix(row(0)), matrix(row(0), row(0)), matrix(row(0), row(0)));
    INDArray P = matrix(row(0.7), row(0.3));
    Activations a = new Activations(matrix(row(2)), P, P, Mask.NONE);
    Gradients gradients = new Backprop().gradients(net, matrix(row(2)), a, oneHot(2, 0), 0);
    assertThat(values(gradients.db2())).containsExactly(row(-0.3, 0.3), within(1e-15));
    assertThat(values(gradients.dW2())).containsExactly(row(-0.6, 0.6), within(1e-15));
    assertThat(values(P)).as("P is left as it was").containsExactly(0.7, 0.3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void autogradAgreesWithAndWithoutPenaltyAndDropout(long seed) {
    Problem at = problem(seed);
    Mask mask =
        new Dropout(0.3).mask(at.net().m(), at.n(), Phase.TRAINING, new SplittableRandom(seed));
    for (Problem variant : List.of(at, at.lambda(0.1), at.mask(mask), at.lambda(2).mask(mask))) {
      assertThat(CHECK.againstAutograd(variant).ofArray())
          .as("%s", variant)
          .isLessThanOrEqualTo(2e-15);
    }
  }

  @Test
  void autogradAgreesAtScoresOf10000() {
    Problem at = problem(5);
    Network steep =
        new Network(at.net().W1(), at.net().b1(), at.net().W2().mul(3e4), at.net().b2());
    Problem extreme = new Problem(steep, at.X(), at.Y(), 0, Mask.NONE);
    INDArray S = new ForwardPass().forward(steep, at.X()).S();
    assertThat(S.maxNumber().doubleValue() - S.minNumber().doubleValue()).isGreaterThan(2e4);
    assertThat(CHECK.againstAutograd(extreme).ofArray()).isLessThanOrEqualTo(2e-15);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void descendingIsPlainDescentWithTheGradients(long seed) {
    Problem at = problem(seed).lambda(0.1);
    Mask mask =
        new Dropout(0.3).mask(at.net().m(), at.n(), Phase.TRAINING, new SplittableRandom(seed));
    for (Problem variant : List.of(at, at.mask(mask))) {
      Network byOptimiser = variant.net().copy();
      Activations a = new ForwardPass().forward(byOptimiser, variant.X(), variant.mask());
      Gradients gradients = new Backprop().gradients(byOptimiser, variant.X(), a, variant.Y(), 0.1);
      new Sgd().update(byOptimiser, gradients, List.of(), 0.25, 0);

      Network itself = variant.net().copy();
      new Backprop().descend(itself, variant.X(), a, variant.Y(), 0.1, 0.25);
      for (int i = 0; i < 4; i++) {
        assertThat(values(itself.arrays().get(i)))
            .as("%s of %s", Network.NAMES.get(i), variant)
            .containsExactly(values(byOptimiser.arrays().get(i)), within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingThatIsPassedInChanges(long seed) {
    Problem at = problem(seed).lambda(0.1);
    Activations a = new ForwardPass().forward(at.net(), at.X());
    List<INDArray> inputs =
        List.of(at.X(), at.Y(), a.H(), a.S(), a.P(), at.net().W1(), at.net().W2(), at.net().b1());
    List<double[]> before = inputs.stream().map(array -> values(array)).toList();
    Gradients gradients = new Backprop().gradients(at.net(), at.X(), a, at.Y(), at.lambda());
    for (int i = 0; i < inputs.size(); i++) {
      assertThat(values(inputs.get(i))).containsExactly(before.get(i));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(gradients.arrays().get(i).shape())
          .containsExactly(at.net().arrays().get(i).shape());
    }
  }

  @Test
  void float32IsTheSameToSixDigits() {
    Problem at = problem(11).lambda(0.1);
    Gradients inFloat64 = gradients(at.net(), at.X(), at.Y());
    Gradients inFloat32 =
        gradients(
            at.net().to(DataType.FLOAT),
            at.X().castTo(DataType.FLOAT),
            at.Y().castTo(DataType.FLOAT));
    for (int i = 0; i < 4; i++) {
      INDArray gradient = inFloat32.arrays().get(i);
      assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
      assertThat(values(gradient)).containsExactly(values(inFloat64.arrays().get(i)), within(1e-5));
    }
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    Problem at =
        new Problem(
            network(4, 3, 2, new Random(1)),
            gaussian(4, 5, new Random(2)),
            oneHot(2, 0, 1, 0, 1, 1),
            0,
            Mask.NONE);
    Activations a = new ForwardPass().forward(at.net(), at.X());
    Backprop backprop = new Backprop();
    assertThatThrownBy(() -> backprop.gradients(at.net(), at.X().getColumn(0, true), a, at.Y(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "backprop: X must be d×n = 4×5, as set by W1 and the 5 images of the forward pass,"
                + " but has shape 4×1");
    assertThatThrownBy(() -> backprop.gradients(at.net(), at.X(), a, oneHot(2, 0), 0))
        .hasMessage("backprop: Y must be K×n = 2×5, like P, but has shape 2×1");
    Activations other = new Activations(a.H(), a.S(), Nd4j.zeros(DataType.DOUBLE, 3, 5), a.mask());
    assertThatThrownBy(() -> backprop.gradients(at.net(), at.X(), other, at.Y(), 0))
        .hasMessage("backprop: P must be K×n with K = 2, but has shape 3×5");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void lambdaMustBeFiniteAndNotNegative(double lambda) {
    Network net = network(4, 3, 2, new Random(1));
    INDArray X = gaussian(4, 2, new Random(2));
    Activations a = new ForwardPass().forward(net, X);
    Backprop backprop = new Backprop();
    String sentence = "backprop: lambda must be finite and 0 or more, but is " + lambda;
    assertThatThrownBy(() -> backprop.gradients(net, X, a, oneHot(2, 0, 1), lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> backprop.descend(net, X, a, oneHot(2, 0, 1), lambda, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  private static Gradients gradients(Network net, INDArray X, INDArray Y) {
    return new Backprop().gradients(net, X, new ForwardPass().forward(net, X), Y, 0.1);
  }
}
