package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lab.Activations;
import lab.Cost;
import lab.Differentiator;
import lab.FusedDescent;
import lab.Gradients;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.Schedule;
import lab.data.Data;
import lab.data.Examples;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.Dropout;
import reference.ForwardPass;
import reference.GaussianInit;

/** Gradients of something else than the cost are told before the first update; right ones never. */
class WrongGradientsTest {
  private static final Data DATA = TinyImages.data();
  private static final CrossEntropyCost REFERENCE = new CrossEntropyCost();

  private final AtomicLong updates = new AtomicLong();

  private Training training() {
    return TinyImages.training(DATA)
        .schedule(Schedule.constant(0.05))
        .updates(2)
        .lambda(0.01)
        .listen(
            new TrainingListener() {
              @Override
              public void updated(long t, double eta, double loss) {
                updates.incrementAndGet();
              }
            });
  }

  private void told(Training training) {
    assertThatThrownBy(training::fit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "training: the backward pass, .+, gives a gradient of [-0-9.e]+ for d(W1|b1|W2|b2)\\[\\d+, \\d+\\], but the cost rises by [-0-9.e]+ there, as central differences in float64 show; it does not belong to the forward pass, .+, or to the cost, .+: see with lab.check.GradientCheck where it differs, or say .withoutGradientCheck\\(\\) if that is meant");
    assertThat(updates).hasValue(0);
  }

  private void leftInPeace(Training training) {
    updates.set(0);
    assertThatCode(training::fit).doesNotThrowAnyException();
    assertThat(updates).hasValue(2);
    updates.set(0);
  }

  private interface Loss {
    double of(INDArray S, INDArray Y);
  }

  private interface Penalty {
    double of(Network net, double lambda);
  }

  private static Cost cost(Loss loss, Penalty penalty) {
    return new Cost() {
      @Override
      public double loss(INDArray S, INDArray Y) {
        return loss.of(S, Y);
      }

      @Override
      public double penalty(Network net, double lambda) {
        return penalty.of(net, lambda);
      }
    };
  }

  private static Cost smoothed(double share) {
    return cost(
        (S, Y) -> REFERENCE.loss(S, Y.mul(1 - share).addi(share / Y.size(0))), REFERENCE::penalty);
  }

  @Test
  void anotherCostBesideBackprop() {
    told(training().cost(smoothed(0.2)));
    told(training().cost(smoothed(1e-3)));
    told(training().cost(cost((S, Y) -> 10 * REFERENCE.loss(S, Y), REFERENCE::penalty)));
    told(
        training()
            .cost(
                cost(
                    REFERENCE::loss,
                    (net, lambda) ->
                        lambda
                            * (net.W1().norm1Number().doubleValue()
                                + net.W2().norm1Number().doubleValue()))));
    leftInPeace(training().cost(cost(REFERENCE::loss, REFERENCE::penalty)));
  }

  @Test
  void theFactor2OfASmallPenalty() {
    Differentiator half =
        (net, X, a, Y, lambda) -> new Backprop().gradients(net, X, a, Y, lambda / 2);
    for (double lambda : new double[] {1, 0.01, 1e-4}) {
      told(training().lambda(lambda).backward(half));
    }
    leftInPeace(training().lambda(0).backward(half));
    leftInPeace(training().backward(half).withoutGradientCheck());
  }

  /** The first 40 images are of other classes than those that the cost weighs. */
  @Test
  void aWeightOnAClassThatComesLate() {
    float[][] inputs = new float[44][30];
    int[] labels = new int[44];
    for (int j = 0; j < 44; j++) {
      labels[j] = j < 40 ? 0 : j - 40;
      for (int i = 0; i < 30; i++) {
        inputs[j][i] = (i * 7 + j * 13) % 10 / 10f;
      }
    }
    Examples images = Examples.of(inputs, labels, 4);
    Data data = Data.of("own", DATA.classes(), images, images, images);
    for (int late = 1; late < 4; late++) {
      INDArray weights = Nd4j.ones(DataType.DOUBLE, 4, 1);
      weights.putScalar(late, 0, 1.01);
      Cost weighed =
          cost(
              (S, Y) ->
                  REFERENCE.loss(S, Y.mulColumnVector(weights.castTo(Y.dataType()))), // K×n ∘ K×1
              REFERENCE::penalty);
      Training training = TinyImages.training(data).schedule(Schedule.constant(0.05)).updates(1);
      assertThatThrownBy(training.cost(weighed)::fit)
          .as("class %d", late)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("it does not belong to the forward pass");
    }
  }

  /** Its slope is 0 everywhere, which no gradient of Backprop's is. */
  @Test
  void aCostThatDoesNotGoByTheNetwork() {
    told(training().cost(cost((S, Y) -> 1, (net, lambda) -> 0)));
    told(training().cost(cost((S, Y) -> 1, REFERENCE::penalty)));
    Network others = new GaussianInit(0.01).network(3072, 12, 4, 1);
    told(
        training()
            .forward(
                (net, X, mask) -> {
                  INDArray W1 = others.W1().castTo(X.dataType());
                  return new ForwardPass()
                      .forward(new Network(W1, net.b1(), net.W2(), net.b2()), X, mask);
                }));
    told(
        training()
            .cost(cost((S, Y) -> Math.round(10 * REFERENCE.loss(S, Y)) / 10.0, (net, l) -> 0)));
  }

  @Test
  void gradientsThatDifferencesTellNothingOf() {
    Differentiator still =
        (net, X, a, Y, lambda) ->
            new Gradients(net.W1().mul(0), net.b1().mul(0), net.W2().mul(0), net.b2().mul(0));
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      leftInPeace(training().backward(still).cost(cost((S, Y) -> 1, (net, lambda) -> 0)));
      leftInPeace(training());
    } finally {
      System.setErr(err);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(
            "training: whether the gradients are those of the cost, an anonymous class, cannot be known: central differences of it tell nothing, since it stays as it is, or jumps, where weights and biases change a little");
  }

  /** Backprop with a shortcut of its own. */
  private record Shortcut(double etaBy, double lambdaBy) implements Differentiator, FusedDescent {
    @Override
    public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
      return new Backprop().gradients(net, X, a, Y, lambda);
    }

    @Override
    public void descend(
        Network net, INDArray X, Activations a, INDArray Y, double lambda, double eta) {
      new Backprop().descend(net, X, a, Y, lambda * lambdaBy, eta * etaBy);
    }
  }

  @Test
  void aShortcutThatMakesAnotherStepThanItsGradients() {
    for (Shortcut wrong : List.of(new Shortcut(1.001, 1), new Shortcut(1, 0.5))) {
      for (Training training : List.of(training(), training().withoutGradientCheck())) {
        assertThatThrownBy(training.backward(wrong)::fit)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageMatching(
                "training: the backward pass, .+Shortcut\\[.+\\], makes another step by descend than by its gradients and the optimiser, reference\\.Sgd\\[\\]: W1\\[\\d+, \\d+\\] becomes [-0-9.e]+, but must become [-0-9.e]+; mend its descend, or leave FusedDescent out, since all it saves is time");
        assertThat(updates).hasValue(0);
      }
    }
    leftInPeace(training().backward(new Shortcut(1, 1)));
    leftInPeace(training().backward(new Backprop()).dropout(new Dropout(0.5)));
  }

  private static Model leaky(double slope) {
    return (net, X, mask) -> {
      INDArray Z = net.W1().mmul(X).addiColumnVector(net.b1());
      INDArray H = mask.applyTo(Transforms.leakyRelu(Z, slope, true));
      return withScores(H, net, mask);
    };
  }

  private static Activations withScores(INDArray H, Network net, Mask mask) {
    INDArray S = net.W2().mmul(H).addiColumnVector(net.b2());
    INDArray E = Transforms.exp(S.sub(S.max(true, 0)));
    return new Activations(H, S, E.div(E.sum(true, 0)), mask);
  }

  private static Differentiator leakyBackprop(double slope) {
    return (net, X, a, Y, lambda) -> {
      INDArray G = a.P().sub(Y).divi(X.size(1));
      INDArray above = Transforms.step(a.H(), true);
      INDArray D = a.mask().applyTo(net.W2().transpose().mmul(G));
      D.muli(above.mul(1 - slope).addi(slope));
      return new Gradients(
          D.mmul(X.transpose()).addi(net.W1().mul(2 * lambda)),
          D.sum(true, 1),
          G.mmul(a.H().transpose()).addi(net.W2().mul(2 * lambda)),
          G.sum(true, 1));
    };
  }

  @Test
  void anotherForwardPassBesideBackprop() {
    told(training().forward(leaky(0.1)));
    told(training().forward(leaky(0.1)).backward(leakyBackprop(0.2)));
    leftInPeace(training().forward(leaky(0.1)).backward(leakyBackprop(0.1)));
  }

  @Test
  void aMaskThatIsForgottenOnTheWayBack() {
    Differentiator forgetful =
        (net, X, a, Y, lambda) ->
            new Backprop()
                .gradients(net, X, new Activations(a.H(), a.S(), a.P(), Mask.NONE), Y, lambda);
    told(training().dropout(new Dropout(0.5)).backward(forgetful));
    leftInPeace(training().dropout(new Dropout(0.5)));
    leftInPeace(training().backward(forgetful));
  }

  /** All gradients of weights are zero there, right or wrong. */
  @Test
  void aNetworkOfZeros() {
    Training zeros =
        training()
            .network(
                (d, m, K, seed) -> {
                  Network net = new GaussianInit(1).network(d, m, K, seed);
                  net.arrays().forEach(array -> array.assign(0));
                  return net;
                },
                12);
    told(zeros.cost(smoothed(0.2)));
    leftInPeace(zeros);
  }

  @Test
  void theReferencesAreNeverCalledWrong() {
    for (int seed = 0; seed < 12; seed++) {
      Training training = training().seed(seed).hidden(1 + 2 * seed).lambda(seed % 3 * 1e-3);
      leftInPeace(seed % 2 == 0 ? training : training.dropout(new Dropout(0.3)));
    }
  }

  /** Images of 0 put every unit without a bias at its kink; large ones make the cost steep. */
  @Test
  void neitherBlackNorLargeImagesMakeARightGradientWrong() {
    for (float brightness : new float[] {0, 1e-3f, 255, 1e5f}) {
      float[][] inputs = new float[6][40];
      for (int j = 1; j < 6; j++) {
        for (int i = 0; i < 40; i++) {
          inputs[j][i] = brightness * ((i * 7 + j * 13) % 10 - 3) / 10;
        }
      }
      Examples images = Examples.of(inputs, new int[] {0, 1, 2, 3, 0, 1}, 4);
      Data data = Data.of("own", DATA.classes(), images, images, images);
      Training training =
          TinyImages.training(data).schedule(Schedule.constant(1e-12)).updates(1).lambda(1e-3);
      assertThatCode(training::fit).as("%s", brightness).doesNotThrowAnyException();
    }
  }

  /** Then differences tell nothing, and nothing is said of them. */
  @Test
  void piecesThatComputeInFloat32AreLeftInPeace() {
    leftInPeace(
        training()
            .cost(
                cost(
                    (S, Y) -> (float) REFERENCE.loss(S.castTo(DataType.FLOAT), Y),
                    REFERENCE::penalty)));
    leftInPeace(
        training()
            .backward(
                (net, X, a, Y, lambda) -> {
                  Gradients g = new Backprop().gradients(net, X, a, Y, lambda);
                  return new Gradients(single(g.dW1()), g.db1(), single(g.dW2()), g.db2());
                }));
  }

  private static INDArray single(INDArray array) {
    return array.castTo(DataType.FLOAT);
  }

  @Test
  void piecesThatAreForFloat32OnlyAreTrainedWith() {
    leftInPeace(
        training()
            .forward(
                (net, X, mask) -> {
                  if (X.dataType() != DataType.FLOAT) {
                    throw new IllegalArgumentException("only float32");
                  }
                  return new ForwardPass().forward(net, X, mask);
                }));
  }

  /** The bits are those of a training without it. */
  @Test
  void theCheckLeavesNoTrace() {
    Training training = training().updates(5).dropout(new Dropout(0.2));
    INDArray with = training.fit().network().W1();
    INDArray without = training.withoutGradientCheck().fit().network().W1();
    assertThat(with).isEqualTo(without).isNotEqualTo(Nd4j.zerosLike(with));
  }
}
