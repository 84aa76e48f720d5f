package lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Activations;
import lab.Augmentation;
import lab.Batching;
import lab.Candidates;
import lab.Cost;
import lab.Differentiator;
import lab.Discrepancy;
import lab.FeatureScaling;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Initialiser;
import lab.Masking;
import lab.Metric;
import lab.Model;
import lab.Network;
import lab.Optimiser;
import lab.Sampler;
import lab.Schedule;
import lab.piece.Assignment;
import lab.piece.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Pieces that compute nothing, with answers of the right shapes, earn nothing. */
class IdleTest {
  /** Contracts, and what computes nothing by them. */
  private static Stream<Arguments> contracts() {
    return Stream.of(
        arguments(FeatureScaling.class, FeatureScaling.NONE),
        arguments(Initialiser.class, (Initialiser) (d, m, K, seed) -> network(d, m, K)),
        arguments(Initialiser.class, (Initialiser) (d, m, K, seed) -> signedZeros(d, m, K, seed)),
        arguments(Model.class, (Model) (net, X, mask) -> activations(net, X, mask)),
        arguments(Cost.class, cost()),
        arguments(Metric.class, (Metric) (P, Y) -> 0),
        arguments(Differentiator.class, (Differentiator) (net, X, a, Y, lambda) -> gradients(net)),
        arguments(GradientEstimator.class, (GradientEstimator) (cost, net) -> gradients(net)),
        arguments(Discrepancy.class, (Discrepancy) (a, b) -> 0),
        arguments(Batching.class, (Batching) (n, random) -> whole(n)),
        arguments(Batching.class, (Batching) (n, random) -> singles(n)),
        arguments(Optimiser.class, new Idle()),
        arguments(Schedule.class, (Schedule) t -> 0),
        arguments(Sampler.class, (Sampler) random -> 0),
        arguments(Candidates.class, (Candidates) axes -> List.of()),
        arguments(Masking.class, Masking.NONE),
        arguments(Augmentation.class, Augmentation.NONE));
  }

  /** Each exercise with what computes nothing by its contract. */
  static Stream<Arguments> idle() {
    return Course.all().stream()
        .flatMap(
            exercise ->
                contracts()
                    .filter(one -> one.get()[0] == exercise.contract())
                    .map(one -> arguments(exercise, one.get()[1])));
  }

  private record Idle() implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(
        Network net, Gradients gradients, List<INDArray> state, double eta, long t) {}
  }

  @ParameterizedTest
  @MethodSource("idle")
  void earnsNothing(Assignment exercise, Object piece) {
    Subject subject = Subject.of("idle", settings -> piece);
    for (long seed : Seeds.all()) {
      Verdict verdict = Checker.check(exercise, subject, seed);
      assertThat(verdict.points()).as("%s", verdict.outcomes()).isZero();
    }
  }

  @Test
  void everyExerciseIsAmongThem() {
    assertThat(idle().map(one -> one.get()[0]).distinct()).containsExactlyElementsOf(Course.all());
  }

  private static INDArray zeros(long rows, long columns) {
    return Nd4j.zeros(DataType.DOUBLE, rows, columns);
  }

  private static Network network(int d, int m, int K) {
    return new Network(zeros(m, d), zeros(m, 1), zeros(K, m), zeros(K, 1));
  }

  /** Draws times 0, some of which are -0. */
  private static Network signedZeros(int d, int m, int K, long seed) {
    Nd4j.getRandom().setSeed(seed);
    return new Network(
        Nd4j.randn(DataType.DOUBLE, m, d).mul(0),
        zeros(m, 1),
        Nd4j.randn(DataType.DOUBLE, K, m).mul(0),
        zeros(K, 1));
  }

  private static Activations activations(Network net, INDArray X, lab.Mask mask) {
    long n = X.size(1);
    return new Activations(zeros(net.m(), n), zeros(net.K(), n), zeros(net.K(), n), mask);
  }

  private static Gradients gradients(Network net) {
    Network zeros = network(net.d(), net.m(), net.K());
    return new Gradients(zeros.W1(), zeros.b1(), zeros.W2(), zeros.b2());
  }

  private static Cost cost() {
    return new Cost() {
      @Override
      public double loss(INDArray S, INDArray Y) {
        return 0;
      }

      @Override
      public double penalty(Network net, double lambda) {
        return 0;
      }
    };
  }

  private static int[][] whole(int n) {
    return new int[][] {IntStream.range(0, n).toArray()};
  }

  private static int[][] singles(int n) {
    return IntStream.range(0, n).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
  }
}
