package lab.course.gradientcheck;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.row;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Network;
import lab.course.backprop.BackpropChecks;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Layout;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Networks;
import lab.course.kit.Pairs;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.course.kit.Untouched;
import lab.diagnose.Remedies;
import lab.diagnose.Remedy;
import lab.diagnose.Symbols;
import lab.piece.Matrices;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The checks of exercise 5.1, NumericalGradient, whose costs are polynomials with known
 * differences.
 */
@Checks
public final class NumericalGradientChecks {
  /** Costs of about 100, exact to 1e-14, divided by a step of 0.05 or more: 1e-11. */
  private static final double LARGE_STEP = 1e-9;

  /** The same with a step of 1e-5: 1e-8, where float32 leaves an error of 1 and more. */
  private static final double SMALL_STEP = 1e-6;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new NumericalGradientMistakes.Right((double) settings[0]),
          Symbols.of(Map.of()).withSettings("h").within(SMALL_STEP),
          NumericalGradientChecks::ask,
          new Remedies(
              UnaryOperator.identity(),
              List.of(
                  Remedy.of(
                      "the cost has no third powers",
                      "which costs are taken from which, and how far from θ",
                      arguments ->
                          new Object[] {
                            (ToDoubleFunction<Network>) NumericalGradientChecks::squares,
                            arguments[1]
                          }),
                  Remedy.of(
                      "each parameter has a part of its own in the cost",
                      "where the others are while one is moved",
                      arguments ->
                          new Object[] {
                            (ToDoubleFunction<Network>) NumericalGradientChecks::cubes, arguments[1]
                          }))));

  public static final Rubric RUBRIC =
      Rubric.of(
          "5.1",
          "NumericalGradient",
          GradientEstimator.class,
          NumericalGradientChecks.class,
          NumericalGradientMistakes.ALL,
          DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("cost = the sum of θ³, h = 0.1: at θ = 2 the estimate is 12.01")
  void cubes(Pieces pieces) {
    Network net =
        new Network(array(row(2)), array(row(-1)), array(row(1), row(0.5)), array(row(3), row(-2)));
    verify(pieces, 0.1, "cost = Σ θ³", NumericalGradientChecks::cubes, net, LARGE_STEP);
    Network other = Networks.random(1, 1, 2, pieces.dice());
    verify(pieces, 0.1, "cost = Σ θ³", NumericalGradientChecks::cubes, other, LARGE_STEP);
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("Every entry of all four arrays, while all others are where they were")
  void everyEntry(Pieces pieces) {
    Network net = Networks.random(4, 3, 2, pieces.dice());
    ToDoubleFunction<Network> cost = NumericalGradientChecks::mixed;
    verify(pieces, 0.05, "a cost in which all parameters meet", cost, net, LARGE_STEP);
    Network large = Networks.random(19, 7, 3, pieces.dice());
    ToDoubleFunction<Network> some = NumericalGradientChecks::cubesOfSome;
    verify(pieces, 0.1, "cost = Σ θ³ over every 17th θ of an array", some, large, LARGE_STEP);
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("The step is h, at θ = 0 and at θ = 1000 too")
  void absoluteStep(Pieces pieces) {
    Network net =
        new Network(
            array(row(0)), array(row(10)), array(row(1000), row(0)), array(row(-10), row(0.1)));
    verify(pieces, 0.5, "cost = Σ θ³", NumericalGradientChecks::cubes, net, LARGE_STEP);
    net.W2().putScalar(0, 0, 900 + pieces.dice().nextInt(100));
    verify(pieces, 0.5, "cost = Σ θ³", NumericalGradientChecks::cubes, net, LARGE_STEP);
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("A step of 1e-5 gives the slope to six digits, in float64")
  void smallStep(Pieces pieces) {
    Network net = Networks.random(3, 4, 2, pieces.dice());
    Gradients got =
        verify(pieces, 1e-5, "cost = Σ θ³", NumericalGradientChecks::cubes, net, SMALL_STEP);
    org.assertj.core.api.Assertions.assertThat(BackpropChecks.arrays(got))
        .withFailMessage("the estimates are in %s, not in DOUBLE", got.dW1().dataType())
        .allMatch(array -> array.dataType() == DataType.DOUBLE);
  }

  /** 0.1 + 0.3 − 0.6 + 0.3 is not 0.1, so that θ can be put back only from a copy. */
  @Test
  @Order(5)
  @Points(1)
  @DisplayName("Afterwards the network is as it was, to the bit")
  void putBack(Pieces pieces) {
    Network net = Networks.random(3, 4, 2, pieces.dice());
    net.W1().putScalar(0, 0, 0.1);
    Untouched untouched = new Untouched().and(Network.NAMES, net.arrays());
    verify(pieces, 0.3, "cost = Σ θ³", NumericalGradientChecks::cubes, net, LARGE_STEP);
    GradientEstimator piece = pieces.piece(GradientEstimator.class, 0.3);
    piece.estimate(NumericalGradientChecks::cubes, net);
    piece.estimate(NumericalGradientChecks::cubes, Networks.random(3, 4, 2, pieces.dice()));
    untouched.verify("NumericalGradient");
  }

  @Test
  @Order(6)
  @Points(1)
  @DisplayName("Arrays in c order, in f order and cut out of others")
  void layouts(Pieces pieces) {
    Network some = Networks.random(3, 2, 4, pieces.dice());
    for (Layout layout : Layout.values()) {
      Network net = Networks.as(some, layout, DataType.DOUBLE);
      ToDoubleFunction<Network> cost = NumericalGradientChecks::mixed;
      verify(pieces, 0.1, "a cost in which all parameters meet", cost, net, LARGE_STEP);
    }
    Pairs.all().forEach(kinds -> verify(pieces, kinds));
  }

  /** A step, a layout, parameters of 0 or none, a cost. */
  private static void verify(Pieces pieces, int... kinds) {
    double h = new double[] {0.03, 0.1, 0.5}[kinds[0]];
    Network some = Networks.random(3, 2, 4, pieces.dice());
    if (kinds[2] == 0) {
      some.b1().assign(0);
    }
    Network net = Networks.as(some, Layout.values()[kinds[1]], DataType.DOUBLE);
    if (kinds[3] == 0) {
      verify(pieces, h, "cost = Σ θ³", NumericalGradientChecks::cubes, net, LARGE_STEP);
    } else {
      ToDoubleFunction<Network> cost = NumericalGradientChecks::mixed;
      verify(pieces, h, "a cost in which all parameters meet", cost, net, LARGE_STEP);
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    ask(pieces, 0.1, NumericalGradientChecks::mixed, Networks.random(3, 2, 4, dice));
    ask(pieces, 0.3, NumericalGradientChecks::mixed, Networks.random(2, 4, 3, dice));
    ask(pieces, 0.07, NumericalGradientChecks::cubes, Networks.random(3, 2, 5, dice));
    ask(pieces, 0.2, NumericalGradientChecks::cubes, Networks.random(4, 2, 3, dice));
    ask(pieces, 0.15, NumericalGradientChecks::cubesOfSome, Networks.random(19, 6, 3, dice));
  }

  private static void ask(Pieces pieces, double h, ToDoubleFunction<Network> cost, Network net) {
    pieces.piece(GradientEstimator.class, h).estimate(cost, net);
  }

  private static Gradients verify(
      Pieces pieces,
      double h,
      String name,
      ToDoubleFunction<Network> cost,
      Network net,
      double tolerance) {
    Gradients expected = new NumericalGradientMistakes.Right(h).estimate(cost, net.copy());
    Gradients got = pieces.piece(GradientEstimator.class, h).estimate(cost, net);
    assertThat(MatrixComparison.each(Gradients.NAMES, got, BackpropChecks::arrays, expected))
        .of(
            "estimate, h = %s, %s, %s"
                .formatted(SignificantDigits.of(h), name, Networks.sizes(net)))
        .isWithin(tolerance);
    return got;
  }

  private static double cubes(Network net) {
    double sum = 0;
    for (INDArray array : net.arrays()) {
      for (double[] row : Matrices.of(array)) {
        for (double theta : row) {
          sum += theta * theta * theta;
        }
      }
    }
    return sum;
  }

  /** Σ c θ² + (Σ c θ)², with c = 1, 2, 3, …. */
  private static double squares(Network net) {
    double sum = 0;
    double total = 0;
    int c = 0;
    for (INDArray array : net.arrays()) {
      for (double[] row : Matrices.of(array)) {
        for (double theta : row) {
          c++;
          sum += c * theta * theta;
          total += c * theta;
        }
      }
    }
    return sum + total * total;
  }

  /** Of the last entry of each array and every 17th before it: quick, where there are many. */
  private static double cubesOfSome(Network net) {
    double sum = 0;
    for (INDArray array : net.arrays()) {
      for (long i = array.length() - 1; i >= 0; i -= 17) {
        double theta = array.getDouble(i / array.size(1), i % array.size(1));
        sum += theta * theta * theta;
      }
    }
    return sum;
  }

  /** Σ c θ³ + (Σ c θ)², with c = 1, 2, 3, …: no two parameters have the same part in it. */
  private static double mixed(Network net) {
    double sum = 0;
    double total = 0;
    int c = 0;
    for (INDArray array : net.arrays()) {
      for (double[] row : Matrices.of(array)) {
        for (double theta : row) {
          c++;
          sum += c * theta * theta * theta;
          total += c * theta;
        }
      }
    }
    return sum + total * total;
  }
}
