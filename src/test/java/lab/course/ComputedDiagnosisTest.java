package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.Candidates;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Metric;
import lab.Network;
import lab.Optimiser;
import lab.Schedule;
import lab.course.adam.AdamMistakes;
import lab.course.augmentation.FlipMistakes;
import lab.course.augmentation.ShiftMistakes;
import lab.course.cost.AccuracyMistakes;
import lab.course.cyclical.CyclicalScheduleMistakes;
import lab.course.descent.SgdMistakes;
import lab.course.gradientcheck.NumericalGradientMistakes;
import lab.course.kit.Copy;
import lab.course.kit.Descent;
import lab.course.kit.Layout;
import lab.course.kit.PlainMatrix;
import lab.course.search.GridMistakes;
import lab.piece.Matrices;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.SeededRandom;
import lab.piece.Subject;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Wrong pieces that the bank does not know, and what is computed of them. */
class ComputedDiagnosisTest {
  @Test
  void differencesWithAnotherStep() {
    assertThat(said("5.1", s -> new NumericalGradientMistakes.Right(2 * (double) s[0])))
        .hasSizeGreaterThan(3)
        .allMatch(
            message ->
                message.contains("what is right with twice h; look at the factors that go with h"));
  }

  @Test
  void differencesWithoutTheirSign() {
    assertThat(said("5.1", s -> estimating((double) s[0], Math::abs)))
        .isNotEmpty()
        .allMatch(message -> message.endsWith("look for an absolute value"));
  }

  @Test
  void aStepOfTwiceTheRate() {
    assertThat(said("6.2", s -> descending((theta, g, eta) -> theta.subi(g.mul(2 * eta)))))
        .hasSize(4)
        .allMatch(message -> message.contains("with twice eta"));
  }

  @Test
  void biasesThatGoUp() {
    assertThat(
            said(
                "6.2",
                s ->
                    descending(
                        (theta, g, eta) -> theta.subi(g.mul(theta.size(1) == 1 ? -eta : eta)))))
        .anyMatch(
            message ->
                message.contains(
                    "b1 and b2 are wrong throughout after update 0: they are what is right with −eta"));
  }

  @Test
  void whatDependsOnEarlierUpdates() {
    assertThat(said("6.2", s -> new Momentum()))
        .hasSize(2)
        .allMatch(
            message ->
                message.contains(
                    "wrong in every case with several calls in a row, and right in all"));
  }

  @Test
  void hitsThatAreNeverSetBack() {
    AtomicInteger hits = new AtomicInteger();
    Metric right = new AccuracyMistakes.Right();
    Metric counting =
        (P, Y) -> hits.addAndGet((int) Math.round(right.of(P, Y) * P.size(1))) / (double) P.size(1);
    assertThat(said("3.2", s -> counting))
        .hasSize(3)
        .allMatch(message -> message.contains("asked the same twice, you give two answers"));
  }

  @Test
  void anotherEpsForOneArray() {
    assertThat(said("11.1", EpsOfW1::new))
        .isNotEmpty()
        .allMatch(message -> message.contains("it is what is right with eps = 1"));
  }

  @Test
  void aRateThatIsWrongOnTheWayDown() {
    assertThat(
            said(
                "7.1",
                s -> {
                  CyclicalScheduleMistakes.Right right = CyclicalScheduleMistakes.Right.of(s);
                  int n_s = (int) s[2];
                  return schedule(
                      right, t -> t % (2L * n_s) > n_s ? 1.5 * right.eta(t) + t : right.eta(t));
                }))
        .isNotEmpty()
        .allMatch(
            message ->
                message.contains("eta is wrong on the way down only, and right everywhere else"));
  }

  @Test
  void pointsFurtherDown() {
    assertThat(
            said(
                "8.2",
                s ->
                    (Candidates)
                        axes -> {
                          List<List<Double>> points = new ArrayList<>(GridMistakes.crossed(axes));
                          Collections.rotate(points, 1);
                          return points;
                        }))
        .isNotEmpty()
        .allMatch(message -> message.contains("it is what is right, a point further down"));
  }

  @Test
  void onePointForAll() {
    assertThat(said("8.2", s -> (Candidates) ComputedDiagnosisTest::shared))
        .isNotEmpty()
        .allMatch(
            message ->
                message.contains(
                    "the list of points is of points that are all the same and empty; look at what"
                        + " is made once and stands everywhere"));
  }

  /** Adds one list for every point, and empties it in the end. */
  private static List<List<Double>> shared(List<List<Double>> axes) {
    List<Double> point = new ArrayList<>();
    return new ArrayList<>(Collections.nCopies(GridMistakes.crossed(axes).size(), point));
  }

  @Test
  void axesFurtherOn() {
    assertThat(
            seen(
                "8.2",
                s ->
                    (Candidates)
                        axes -> {
                          List<List<Double>> points = new ArrayList<>();
                          for (List<Double> point : GridMistakes.crossed(axes)) {
                            List<Double> turned = new ArrayList<>(point);
                            Collections.rotate(turned, 1);
                            points.add(turned);
                          }
                          return points;
                        }))
        .anyMatch(message -> message.contains("it is what is right, an axis further on"));
  }

  @Test
  void aTermTooMany() {
    assertThat(
            said(
                "7.1",
                s -> {
                  CyclicalScheduleMistakes.Right right = CyclicalScheduleMistakes.Right.of(s);
                  return schedule(right, t -> right.eta(t) + right.eta_min());
                }))
        .isNotEmpty()
        .allMatch(
            message ->
                message.endsWith(
                    "it is what is right, plus eta_min; look at how often eta_min comes in"));
  }

  @Test
  void twoTermsOfTheFormula() {
    assertThat(
            seen(
                "7.1",
                s -> {
                  CyclicalScheduleMistakes.Right right = CyclicalScheduleMistakes.Right.of(s);
                  return schedule(
                      right,
                      t ->
                          right.eta_min()
                              + (right.eta_max() * right.rise(t) - right.eta_min())
                                  * right.decay(t));
                }))
        .anyMatch(
            message ->
                message.endsWith(
                    "it is what is right, plus eta_min · rise · rho^c, minus eta_min · rho^c; look"
                        + " at these terms of the formula"));
  }

  @Test
  void wrongForOneOfTwoReasons() {
    assertThat(
            said(
                "7.1",
                s -> {
                  CyclicalScheduleMistakes.Right right = CyclicalScheduleMistakes.Right.of(s);
                  return schedule(
                      right,
                      t ->
                          t > Integer.MAX_VALUE || right.period() > Integer.MAX_VALUE
                              ? 3 + Math.sin(t)
                              : right.eta(t));
                }))
        .singleElement()
        .asString()
        .contains(
            "wrong in every case where t is beyond an int or where 2 n_s is beyond an int, and"
                + " right in all");
  }

  @Test
  void ordersInMemoryThatDiffer() {
    assertThat(
            said(
                "6.2",
                s ->
                    descending(
                        (theta, g, eta) ->
                            theta.subi(g.mul(theta.ordering() == g.ordering() ? eta : eta * eta)))))
        .singleElement()
        .asString()
        .contains(
            "for the same numbers lying row by row in memory you are right; take an entry by its row"
                + " and column, not by its place in memory");
  }

  @Test
  void estimatesInFloat() {
    assertThat(
            said(
                "5.1",
                s ->
                    (GradientEstimator)
                        (cost, net) ->
                            Descent.as(
                                new NumericalGradientMistakes.Right((double) s[0])
                                    .estimate(cost, net),
                                Layout.C,
                                DataType.FLOAT)))
        .hasSizeGreaterThan(3)
        .allMatch(message -> message.contains("the digits are right to about the seventh"))
        .anyMatch(message -> message.startsWith("the estimates are in FLOAT, not in DOUBLE: "));
  }

  @Test
  void aPlaneThatStays() {
    assertThat(said("10.1", s -> without(1, new FlipMistakes.Right((double) s[0]))))
        .isNotEmpty()
        .allMatch(message -> message.contains("wrong in the green plane only"));
    assertThat(said("10.2", s -> without(2, new ShiftMistakes.Right((int) s[0], (double) s[1]))))
        .isNotEmpty()
        .allMatch(message -> message.contains("wrong in the blue plane only"));
  }

  @Test
  void chanceIsCopiedWithItsState() {
    SeededRandom dice = new SeededRandom(3);
    dice.nextLong();
    SeededRandom copy = (SeededRandom) Copy.of(dice);
    assertThat(copy).isNotSameAs(dice);
    assertThat(copy.nextLong()).isEqualTo(dice.nextLong());
  }

  /** The first lines of what is said of checks that failed; none bears a name. */
  private static List<String> said(String id, Function<Object[], ?> factory) {
    Verdict verdict = Checker.check(Course.of(id), Subject.of("wrong", factory));
    List<Outcome> failed =
        verdict.outcomes().stream().filter(one -> one.status() != Status.PASSED).toList();
    assertThat(failed).extracting(Outcome::mistake).allMatch(String::isEmpty);
    return seen(failed);
  }

  /** The same, with names or without. */
  private static List<String> seen(String id, Function<Object[], ?> factory) {
    return seen(
        Checker.check(Course.of(id), Subject.of("wrong", factory)).outcomes().stream()
            .filter(one -> one.status() != Status.PASSED)
            .toList());
  }

  private static List<String> seen(List<Outcome> failed) {
    return failed.stream().map(one -> one.message().seen()).toList();
  }

  private static GradientEstimator estimating(double h, DoubleUnaryOperator done) {
    return (cost, net) -> {
      Gradients right = new NumericalGradientMistakes.Right(h).estimate(cost, net);
      List<INDArray> changed =
          right.arrays().stream()
              .map(array -> PlainMatrix.array(Matrices.map(Matrices.of(array), done)))
              .toList();
      return new Gradients(changed.get(0), changed.get(1), changed.get(2), changed.get(3));
    };
  }

  private interface Step {
    void take(INDArray theta, INDArray g, double eta);
  }

  private static Optimiser descending(Step step) {
    return new SgdMistakes.Right() {
      @Override
      public void step(INDArray theta, INDArray g, double eta, long t) {
        step.take(theta, g, eta);
      }
    };
  }

  private static final class Momentum extends SgdMistakes.Right {
    @Override
    public List<INDArray> init(Network net) {
      return net.arrays().stream().map(INDArray::like).toList();
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      for (int i = 0; i < 4; i++) {
        state.get(i).muli(0.7).addi(gradients.arrays().get(i));
        net.arrays().get(i).subi(state.get(i).mul(eta));
      }
    }
  }

  /** Adam, with an eps of 1 for W1. */
  private static final class EpsOfW1 extends AdamMistakes.Right {
    private final AdamMistakes.Right other;

    EpsOfW1(Object... settings) {
      super(settings);
      other = new AdamMistakes.Right(settings[0], settings[1], 1.0);
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      Network copy = net.copy();
      List<INDArray> states = state.stream().map(INDArray::dup).toList();
      other.update(copy, gradients, states, eta, t);
      super.update(net, gradients, state, eta, t);
      net.W1().assign(copy.W1());
    }
  }

  private interface Rate {
    double of(long t);
  }

  private static Schedule schedule(Schedule right, Rate rate) {
    return new Schedule() {
      @Override
      public double eta(long t) {
        return rate.of(t);
      }

      @Override
      public long period() {
        return right.period();
      }
    };
  }

  /** An augmentation that leaves one plane as it was. */
  private static Augmentation without(int plane, Augmentation right) {
    return (float[] image, int side, RandomGenerator random) -> {
      int size = side * side;
      float[] before = Arrays.copyOfRange(image, plane * size, (plane + 1) * size);
      right.apply(image, side, random);
      System.arraycopy(before, 0, image, plane * size, size);
    };
  }
}
