package reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lab.Activations;
import lab.Discrepancy;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Optimiser;
import lab.Schedule;
import lab.check.Autograd;
import lab.check.Comparison;
import lab.check.Golden;
import lab.check.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The pieces against PyTorch's golden vectors: those of the test resources, or another file of the
 * same form, {@code mvn test -Dparity.golden=FILE}.
 *
 * <p>Bounds are largest relative errors. An entry whose terms cancel may have a larger one, in
 * PyTorch's numbers as in ours; such an array passes if no entry differs by more than {@value
 * #ROUNDING} of the array's largest.
 */
class GoldenParityTest {
  private static final double ROUNDING = 1e-15;
  private static final Discrepancy RELATIVE = new RelativeError(1e-8);

  static Path file() throws URISyntaxException {
    String given = System.getProperty("parity.golden");
    return given != null
        ? Path.of(given)
        : Path.of(GoldenParityTest.class.getResource("/parity/golden.json").toURI());
  }

  static List<Golden.Case> cases() throws Exception {
    return Golden.read(file()).gradients();
  }

  static List<Golden.Rates> rates() throws Exception {
    return Golden.read(file()).schedules();
  }

  static List<Golden.Training> trainings() throws Exception {
    return Golden.read(file()).training();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theForwardPassIsPyTorchs(Golden.Case golden) {
    Problem problem = golden.problem();
    Activations a = forward(problem);
    assertThat(RELATIVE.between(a.H(), golden.H())).as("H").isLessThanOrEqualTo(1e-11);
    assertThat(RELATIVE.between(a.P(), golden.P())).as("P").isLessThanOrEqualTo(1e-11);
    CrossEntropyCost cost = new CrossEntropyCost();
    assertClose("loss", cost.loss(a.S(), problem.Y()), golden.loss());
    assertClose(
        "cost", cost.cost(problem.net(), a.S(), problem.Y(), problem.lambda()), golden.cost());
    assertThat(new Accuracy().of(a.P(), problem.Y())).isCloseTo(golden.accuracy(), within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientsArePyTorchs(Golden.Case golden) {
    assertClose(backprop(golden.problem()), golden.expected(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientsAreAutograds(Golden.Case golden) {
    Problem problem = golden.problem();
    assertClose(backprop(problem), autograd(problem), 1e-14);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void autogradsGradientsArePyTorchs(Golden.Case golden) {
    assertClose(autograd(golden.problem()), golden.expected(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("rates")
  void theRatesArePyTorchs(Golden.Rates golden) {
    Schedule schedule =
        new CyclicalSchedule(golden.eta_min(), golden.eta_max(), golden.n_s(), golden.rho());
    for (int i = 0; i < golden.t().length; i++) {
      assertThat(schedule.eta(golden.t()[i]))
          .as("eta at t = %d", golden.t()[i])
          .isCloseTo(golden.eta()[i], within(1e-14 * golden.eta_max()));
    }
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void trainingEndsWherePyTorchsDoes(Golden.Training golden) {
    Problem start = golden.start();
    Network net = start.net();
    Optimiser optimiser = optimiser(golden);
    Schedule schedule =
        new CyclicalSchedule(golden.eta_min(), golden.eta_max(), golden.n_s(), golden.rho());
    List<INDArray> state = optimiser.init(net);
    for (int t = 0; t < golden.updates(); t++) {
      int first = t * golden.batch();
      int[] columns =
          IntStream.range(first, first + golden.batch()).map(j -> j % start.n()).toArray();
      INDArray X = Nd4j.pullRows(start.X(), 0, columns);
      INDArray Y = Nd4j.pullRows(start.Y(), 0, columns);
      Problem batch = new Problem(net, X, Y, golden.lambda(), Mask.NONE);
      double cost = new CrossEntropyCost().cost(net, forward(batch).S(), Y, golden.lambda());
      assertClose("cost before update " + t, cost, golden.cost_before_each_update()[t]);
      optimiser.update(net, backprop(batch), state, schedule.eta(t), t);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(RELATIVE.between(net.arrays().get(i), golden.end().arrays().get(i)))
          .as("final %s", Network.NAMES.get(i))
          .isLessThanOrEqualTo(1e-10);
    }
  }

  private static Optimiser optimiser(Golden.Training golden) {
    return switch (golden.optimiser()) {
      case "sgd" -> new Sgd();
      case "adam" -> new Adam(golden.beta1(), golden.beta2(), golden.eps());
      default -> throw new AssertionError("no piece for optimiser " + golden.optimiser());
    };
  }

  private static Activations forward(Problem problem) {
    return new ForwardPass().forward(problem.net(), problem.X(), problem.mask());
  }

  private static Gradients backprop(Problem problem) {
    return new Backprop()
        .gradients(problem.net(), problem.X(), forward(problem), problem.Y(), problem.lambda());
  }

  private static Gradients autograd(Problem problem) {
    return Autograd.gradients(
        problem.net(), problem.X(), problem.Y(), problem.lambda(), problem.mask());
  }

  private static void assertClose(String name, double actual, double expected) {
    assertThat(RELATIVE.between(Nd4j.scalar(actual), Nd4j.scalar(expected)))
        .as("%s %s against %s", name, actual, expected)
        .isLessThanOrEqualTo(1e-12);
  }

  private static void assertClose(Gradients actual, Gradients expected, double bound) {
    Comparison comparison = Comparison.of("gradients", actual, expected, RELATIVE);
    assertThat(comparison.blocks())
        .as("%s", comparison)
        .allMatch(block -> block.largest() <= bound || block.ofArray() <= ROUNDING);
  }
}
