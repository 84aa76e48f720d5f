package lab.check;

import static lab.Fixtures.gaussian;
import static lab.Fixtures.labels;
import static lab.Fixtures.matrix;
import static lab.Fixtures.network;
import static lab.Fixtures.problem;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import lab.Differentiator;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.Dropout;
import reference.ForwardPass;
import reference.GaussianInit;
import reference.NumericalGradient;
import reference.RelativeError;

class GradientCheckTest {
  private final GradientCheck check = check(new Backprop());

  private final Problem report = report(0);

  /** The report's case: d = 10, m = 50, K = 10, n = 3, lambda = 0. */
  private static Problem report(long seed) {
    Random random = new Random(seed);
    return Problem.of(
        new GaussianInit(0.01).network(10, 50, 10, seed),
        gaussian(12, 5, random),
        labels(10, 5, random),
        3);
  }

  /** The one entry of a thousand whose terms happen to cancel most decides the largest error. */
  @Test
  void theReportsCaseUsuallyAgreesWithAutogradTo14Digits() {
    double[] largest = new double[15];
    for (int seed = 0; seed < largest.length; seed++) {
      Comparison comparison = check.againstAutograd(report(seed));
      assertThat(comparison.ofArray()).as("%s", comparison).isLessThanOrEqualTo(1e-15);
      assertThat(comparison.smallest()).isZero();
      largest[seed] = comparison.largest();
    }
    Arrays.sort(largest);
    assertThat(largest[7]).as("median of %s", Arrays.toString(largest)).isLessThan(1e-14);
  }

  @Test
  void centralDifferencesAgreeWithPenaltyAndDropoutToo() {
    Problem smooth = smooth();
    Mask mask = new Dropout(0.2).mask(4, 4, Phase.TRAINING, new SplittableRandom(3));
    NumericalGradient central = new NumericalGradient(1e-5);
    assertThat(check.against(central, smooth).largest()).isLessThan(1e-6);
    assertThat(check.against(central, smooth.lambda(0.1)).largest()).isLessThan(1e-6);
    assertThat(check.against(central, smooth.lambda(0.1).mask(mask)).largest()).isLessThan(1e-6);
  }

  @Test
  void theSweepIsAV() {
    StepSweep sweep = check.sweep(NumericalGradient::new, smooth());
    assertThat(sweep.points()).hasSize(45);
    assertThat(sweep.best().h()).isBetween(1e-7, 1e-4);
    assertThat(sweep.best().error()).isLessThan(1e-6);
    double at0p1 = sweep.points().get(0).error();
    double at0p01 = sweep.points().get(4).error();
    assertThat(at0p1 / at0p01).as("truncation falls as h²").isBetween(50.0, 200.0);
    double smallest = sweep.points().get(44).error();
    assertThat(smallest).as("rounding").isGreaterThan(1e3 * sweep.best().error());
  }

  @Test
  void aForgottenFactorOfThePenaltyIsFoundAndShown() {
    Differentiator half =
        (net, X, a, Y, lambda) -> new Backprop().gradients(net, X, a, Y, lambda / 2);
    Problem at = smooth().lambda(0.1);
    Comparison comparison = check(half).againstAutograd(at);
    assertThat(comparison.largest()).isGreaterThan(0.01);
    assertThat(comparison.blocks().get(1).largest()).as("biases are right").isLessThan(1e-12);
    assertThat(comparison.ofArray()).isGreaterThan(0.01);
  }

  @Test
  void theTableSaysWhereTheWorstIs() {
    INDArray a = matrix(row(1, 2), row(3, 4));
    INDArray b = matrix(row(1, 2), row(3, 5));
    INDArray zero = matrix(row(0));
    Comparison comparison =
        Comparison.of(
            "by hand",
            new Gradients(a, zero, zero, zero),
            new Gradients(b, zero, zero, zero),
            new RelativeError(1e-8));
    assertThat(comparison.toString().lines().toList())
        .containsExactly(
            "by hand",
            "         least largest at   checked  against of array",
            "W1 2×2 0.0e+00 1.1e-01 1,1 4.00e+00 5.00e+00  2.0e-01",
            "b1 1×1 0.0e+00 0.0e+00 0,0 0.00e+00 0.00e+00  0.0e+00",
            "W2 1×1 0.0e+00 0.0e+00 0,0 0.00e+00 0.00e+00  0.0e+00",
            "b2 1×1 0.0e+00 0.0e+00 0,0 0.00e+00 0.00e+00  0.0e+00",
            "largest relative error 1.1e-01");
  }

  @Test
  void theTableOfASmallNetworkFitsANarrowTerminal() {
    Gradients ones =
        new Gradients(Nd4j.ones(4, 5), Nd4j.ones(4, 1), Nd4j.ones(10, 4), Nd4j.ones(10, 1));
    Gradients minus =
        new Gradients(
            ones.dW1().mul(-2), ones.db1().mul(-2), ones.dW2().mul(-2), ones.db2().mul(-2));
    Comparison comparison = Comparison.of("by hand", minus, ones, new RelativeError(1e-8));
    List<String> lines = comparison.toString().lines().toList();
    assertThat(lines).allMatch(line -> line.length() < 60);
    assertThat(lines.subList(1, 6)).extracting(String::length).containsOnly(lines.get(1).length());
  }

  @Test
  void aNaNIsTheLargestError() {
    INDArray a = matrix(row(1, Double.NaN, 2));
    INDArray b = matrix(row(1, 1, 1));
    INDArray zero = matrix(row(0));
    Comparison comparison =
        Comparison.of(
            "",
            new Gradients(a, zero, zero, zero),
            new Gradients(b, zero, zero, zero),
            new RelativeError(1e-8));
    assertThat(comparison.largest()).isNaN();
    assertThat(comparison.smallest()).isNaN();
    assertThat(comparison.ofArray()).isNaN();
    assertThat(comparison.blocks().get(0).column()).isEqualTo(1);
  }

  @Test
  void gradientsOfOneShapeAreAsked() {
    INDArray zero = matrix(row(0));
    Gradients a = new Gradients(matrix(row(1, 2)), zero, zero, zero);
    Gradients b = new Gradients(matrix(row(1), row(2)), zero, zero, zero);
    assertThatThrownBy(() -> Comparison.of("", a, b, new RelativeError(1e-8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient check: dW1 must be 1×2, like the other, but has shape 2×1");
  }

  @Test
  void aProblemThatDoesNotFitIsRefused() {
    Network net = report.net();
    assertThatThrownBy(() -> new Problem(net, matrix(row(1)), report.Y(), 0, Mask.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient check: X must be d×n with d = 10, as set by W1, but has shape 1×1");
    assertThatThrownBy(() -> new Problem(net, report.X(), matrix(row(1)), 0, Mask.NONE))
        .hasMessage("gradient check: Y must be K×n = 10×3, as set by W2 and X, but has shape 1×1");
    assertThatThrownBy(() -> report.mask(new Mask(matrix(row(1)))))
        .hasMessage("gradient check: the mask must be m×n = 50×3, like H, but has shape 1×1");
    assertThat(report).hasToString("d = 10, m = 50, K = 10, n = 3, lambda = 0.0, no dropout");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void lambdaMustBeFiniteAndNotNegative(double lambda) {
    assertThatThrownBy(() -> report.lambda(lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient check: lambda must be finite and 0 or more, but is " + lambda);
    assertThatThrownBy(
            () -> Autograd.gradients(report.net(), report.X(), report.Y(), lambda, Mask.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("autograd: lambda must be finite and 0 or more, but is " + lambda);
  }

  @Test
  void autogradPrintsNothingAndLeavesTheNetworkAlone() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Problem at = problem(1);
    double[] before = values(at.net().W1());
    try {
      System.setOut(new PrintStream(printed, true));
      Autograd.gradients(at.net(), at.X(), at.Y(), 0.1, Mask.NONE);
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString()).isEmpty();
    assertThat(values(at.net().W1())).containsExactly(before);
  }

  @Test
  void autogradOfACostThatIsKnown() {
    // X = [2 1], W1 = [1 3] → H = 5; S = 0 for both classes, so P = 1/2 and G = [−1/2, 1/2]
    INDArray zeros = matrix(row(0), row(0));
    Network net = new Network(matrix(row(1, 3)), matrix(row(0)), zeros, zeros);
    Gradients gradients =
        Autograd.gradients(net, matrix(row(2), row(1)), matrix(row(1), row(0)), 0.5, Mask.NONE);
    assertThat(values(gradients.db2())).containsExactly(row(-0.5, 0.5), within(1e-15));
    assertThat(values(gradients.dW2())).containsExactly(row(-2.5, 2.5), within(1e-15));
    assertThat(values(gradients.dW1())).as("2 lambda W1").containsExactly(1, 3);
  }

  /**
   * Half of the hidden units far above their kink, half far below: no step up to 0.1 crosses it.
   */
  private static Problem smooth() {
    Random random = new Random(7);
    Network net = network(2, 4, 3, random);
    INDArray b1 = Nd4j.zeros(DataType.DOUBLE, 4, 1);
    for (int i = 0; i < 4; i++) {
      b1.putScalar(i, 0, i % 2 == 0 ? 5 : -5);
    }
    return new Problem(
        new Network(net.W1(), b1, net.W2(), net.b2()),
        gaussian(2, 4, random),
        labels(3, 4, random),
        0,
        Mask.NONE);
  }

  private static GradientCheck check(Differentiator backprop) {
    return new GradientCheck(
        new ForwardPass(), new CrossEntropyCost(), backprop, new RelativeError(1e-8));
  }
}
