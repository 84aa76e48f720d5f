package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lab.Batching;
import lab.Gradients;
import lab.Network;
import lab.Schedule;
import lab.WeightDecay;
import lab.data.Data;
import lab.data.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Accuracy;
import reference.Adam;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.ForwardPass;
import reference.Sgd;

/** Decoupled weight decay, against PyTorch's AdamW and against the penalty. */
class WeightDecayTest {
  private static final Data DATA = TinyImages.data();

  /** What {@code src/test/python/adamw.py} wrote. */
  private record Golden(
      double lambda,
      double beta1,
      double beta2,
      double eps,
      double[] etas,
      float[][] X,
      int[] labels,
      Map<String, double[][]> start,
      double[] losses,
      Map<String, double[][]> end) {}

  private static Golden golden() throws IOException {
    try (Reader json =
        new InputStreamReader(
            WeightDecayTest.class.getResourceAsStream("/parity/adamw.json"),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(json, Golden.class);
    }
  }

  private static Network network(Map<String, double[][]> arrays) {
    List<INDArray> all =
        Network.NAMES.stream().map(name -> Nd4j.createFromArray(arrays.get(name))).toList();
    return new Network(all.get(0), all.get(1), all.get(2), all.get(3));
  }

  /** Twenty updates of a whole training, a rate for each, in float64. */
  @Test
  void isPyTorchsAdamW() throws IOException {
    Golden golden = golden();
    int n = golden.labels().length;
    float[][] columns = new float[n][golden.X().length];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < columns[j].length; i++) {
        columns[j][i] = golden.X()[i][j];
      }
    }
    Examples all = Examples.of(columns, golden.labels(), 3);
    Batching whole = (count, random) -> new int[][] {IntStream.range(0, count).toArray()};
    List<Double> losses = new ArrayList<>();

    Run run =
        Training.on(Data.of("golden", List.of("a", "b", "c"), all, all, all))
            .startFrom(network(golden.start()))
            .forward(new ForwardPass())
            .cost(new CrossEntropyCost())
            .backward(new Backprop())
            .metric(new Accuracy())
            .batches(whole)
            .optimiser(WeightDecay.with(new Adam(golden.beta1(), golden.beta2(), golden.eps())))
            .schedule(t -> golden.etas()[(int) Math.min(t, golden.etas().length - 1)])
            .lambda(golden.lambda())
            .float64()
            .updates(golden.etas().length)
            .listen(
                new TrainingListener() {
                  @Override
                  public void updated(long t, double eta, double loss) {
                    losses.add(loss);
                  }
                })
            .fit();

    for (int t = 0; t < golden.losses().length; t++) {
      assertThat(losses.get(t)).as("loss %d", t).isCloseTo(golden.losses()[t], within(1e-12));
    }
    for (String name : Network.NAMES) {
      INDArray expected = Nd4j.createFromArray(golden.end().get(name));
      INDArray actual = run.network().arrays().get(Network.NAMES.indexOf(name));
      assertThat(actual.sub(expected).amaxNumber().doubleValue()).as(name).isLessThan(1e-12);
    }
  }

  /** Proposition 1 of the paper: with plain descent, decay and penalty are one. */
  @Test
  void withPlainDescentItIsThePenalty() {
    Training training =
        TinyImages.training(DATA)
            .float64()
            .schedule(Schedule.constant(0.05))
            .lambda(0.02)
            .updates(20);

    Network penalised = training.fit().network();
    Network decayed = training.optimiser(WeightDecay.with(new Sgd())).fit().network();
    Network without = training.lambda(0).fit().network();

    for (int i = 0; i < 4; i++) {
      INDArray difference = decayed.arrays().get(i).sub(penalised.arrays().get(i));
      assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-13);
    }
    assertThat(without.W1().distance2(decayed.W1())).isGreaterThan(1e-3);
  }

  @Test
  void withAdamItIsNot() {
    Training training =
        TinyImages.training(DATA).schedule(Schedule.constant(1e-3)).lambda(0.1).updates(20);

    Network penalised = training.optimiser(new Adam()).fit().network();
    Network decayed = training.optimiser(WeightDecay.with(new Adam())).fit().network();

    assertThat(decayed.W1().distance2(penalised.W1())).isGreaterThan(1e-2);
  }

  /** The decay is no part of the cost, so no penalty is shown; lambda stands in the provenance. */
  @Test
  void noPenaltyIsReported() {
    Training training = TinyImages.training(DATA).lambda(0.1).updates(4);

    Run decayed = training.optimiser(WeightDecay.with(new Sgd())).fit();

    assertThat(decayed.history().points()).allMatch(point -> point.penalty() == 0);
    assertThat(training.fit().history().points()).allMatch(point -> point.penalty() > 0);
    assertThat(decayed.provenance().settings()).containsEntry("lambda", "0.1");
    assertThat(decayed.provenance().pieces())
        .containsEntry("optimiser", "lab.WeightDecay$Decoupled[optimiser=reference.Sgd[]]");
    assertThat(decayed.provenance().untold()).isEmpty();
  }

  @Test
  void weightsDecayAndBiasesDoNot() {
    Network net =
        new Network(
            Nd4j.ones(2, 3), Nd4j.ones(2, 1), Nd4j.ones(4, 2).muli(-2), Nd4j.ones(4, 1).muli(3));
    Network expected = net.copy();
    expected.W1().muli(0.75f);
    expected.W2().muli(0.75f);

    WeightDecay.with(new Sgd()).decay(net, 0.5, 0.25);

    assertThat(net.arrays()).isEqualTo(expected.arrays());
  }

  /** An optimiser of one's own sees lambda: it is given as it is, and gradients without it. */
  @Test
  void anOptimiserOfOnesOwnSeesLambda() {
    List<Double> seen = new ArrayList<>();
    WeightDecay own =
        new WeightDecay() {
          @Override
          public List<INDArray> init(Network net) {
            return List.of();
          }

          @Override
          public void decay(Network net, double eta, double lambda) {
            seen.add(lambda);
          }

          @Override
          public void update(
              Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
            new Sgd().update(net, gradients, state, eta, t);
          }
        };
    Training training = TinyImages.training(DATA).float64().updates(3);

    Network own3 = training.optimiser(own).lambda(0.3).fit().network();
    Network plain = training.lambda(0).fit().network();

    assertThat(seen).containsExactly(0.3, 0.3, 0.3);
    assertThat(own3.W1().distance2(plain.W1())).isLessThan(1e-12);
  }

  @Test
  void whatDoesNotFitIsASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightDecay.with(WeightDecay.with(new Adam())))
        .withMessageStartingWith(
            "weight decay: optimiser must be one without a decay of its own, such as Adam, but is Adam[");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightDecay.with(null))
        .withMessage(
            "weight decay: optimiser must be one without a decay of its own, such as Adam, but is null");
    Network net = new Network(Nd4j.ones(1, 1), Nd4j.ones(1, 1), Nd4j.ones(1, 1), Nd4j.ones(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightDecay.with(new Sgd()).decay(net, 1, 1))
        .withMessage(
            "weight decay: 1 − 2 eta lambda must be 0 or more, by a smaller lambda, but is -1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void theRateMustBePositiveAndFinite(double eta) {
    Network net = new Network(Nd4j.ones(1, 1), Nd4j.ones(1, 1), Nd4j.ones(1, 1), Nd4j.ones(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightDecay.with(new Sgd()).decay(net, eta, 0.1))
        .withMessage("weight decay: eta must be positive and finite, but is " + eta);
    assertThat(net.W1().getDouble(0)).isOne();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void lambdaMustBeFiniteAndNotNegative(double lambda) {
    Network net = new Network(Nd4j.ones(1, 1), Nd4j.ones(1, 1), Nd4j.ones(1, 1), Nd4j.ones(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightDecay.with(new Sgd()).decay(net, 0.1, lambda))
        .withMessage("weight decay: lambda must be finite and 0 or more, but is " + lambda);
    assertThat(net.W1().getDouble(0)).isOne();
  }
}
