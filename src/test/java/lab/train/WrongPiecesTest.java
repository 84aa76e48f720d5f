package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lab.Activations;
import lab.Cost;
import lab.Gradients;
import lab.Initialiser;
import lab.Mask;
import lab.Network;
import lab.Optimiser;
import lab.Schedule;
import lab.data.Data;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.CyclicalSchedule;
import reference.ForwardPass;
import reference.GaussianInit;
import reference.MiniBatches;
import reference.Sgd;

/** A piece that gives null, a wrong shape or no number is told before the first update. */
class WrongPiecesTest {
  private static final Data DATA = TinyImages.data();

  private final AtomicLong updates = new AtomicLong();

  private Training training() {
    return TinyImages.training(DATA)
        .schedule(Schedule.constant(0.05))
        .updates(25)
        .listen(
            new TrainingListener() {
              @Override
              public void updated(long t, double eta, double loss) {
                updates.incrementAndGet();
              }
            });
  }

  private void refused(String sentence, UnaryOperator<Training> change) {
    refusedAfter(0, sentence, change);
  }

  private void refusedAfter(long done, String sentence, UnaryOperator<Training> change) {
    updates.set(0);
    assertThatThrownBy(() -> change.apply(training()).fit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
    assertThat(updates).hasValue(done);
  }

  @Test
  void nothingInPlaceOfAPiece() {
    refused(
        "training: Training.on(…) must be given data, such as Shapes.load().split(…).standardised(…), but is given null",
        training -> Training.on(null));
    refused(
        "training: .dropout(…) must be given a piece; Masking.NONE drops nothing, but is given null",
        training -> training.dropout(null));
    refused(
        "training: .augment(…) must be given a piece; Augmentation.NONE changes nothing, but is given null",
        training -> training.augment(null));
    refused(
        "training: .listen(…) must be given somebody who listens, but is given null",
        training -> training.listen(null));
    refused(
        "training: .checkpoint(…) must be given a file, such as Path.of(\"my_run.checkpoint\"), but is given null",
        training -> training.checkpoint(null));
  }

  @Test
  void aNetworkThatWasNotAskedFor() {
    GaussianInit gaussian = new GaussianInit(0.01);
    refused(
        "initialiser: must give a network, but gives null",
        training -> training.network((d, m, K, seed) -> null, 12));
    refused(
        "initialiser: W1 must be m×d = 12×3072, as was asked for, but has shape 13×3072",
        training -> training.network((d, m, K, seed) -> gaussian.network(d, m + 1, K, seed), 12));
    refused(
        "initialiser: W2 must be K×m = 4×12, as was asked for, but has shape 5×12",
        training -> training.network((d, m, K, seed) -> gaussian.network(d, m, K + 1, seed), 12));
    refused(
        "initialiser: W1 must hold finite numbers, but 1 of its 36,864 are NaN or infinite",
        training -> training.network(spoilt(net -> net.W1().putScalar(3, 5, Double.NaN)), 12));
    refused( // finite in float64
        "initialiser: b2 must hold finite numbers, but 1 of its 4 are NaN or infinite",
        training -> training.network(spoilt(net -> net.b2().putScalar(3, 0, 1e300)), 12));
  }

  private static Initialiser spoilt(Consumer<Network> change) {
    return (d, m, K, seed) -> {
      Network net = new GaussianInit(0.01).network(d, m, K, seed);
      change.accept(net);
      return net;
    };
  }

  @Test
  void aMaskThatIsNone() {
    refused(
        "dropout: must give a mask, if only Mask.NONE, but gives null",
        training -> training.dropout((m, n, phase, random) -> null));
    refused(
        "dropout: the mask must be m×n = 12×50, but has shape 12×1",
        training ->
            training.dropout((m, n, phase, random) -> new Mask(Nd4j.ones(DataType.FLOAT, m, 1))));
    refused(
        "dropout: the mask must hold finite numbers, but 600 of its 600 are NaN or infinite",
        training ->
            training.dropout(
                (m, n, phase, random) ->
                    new Mask(Nd4j.valueArrayOf(new long[] {m, n}, Double.NaN))));
  }

  @Test
  void whatAPieceIsGivenStaysAsItIs() {
    refusedInPart(
        "training: X must stay as it is, but the forward pass, the cost or the backward pass changes it, by up to ",
        training ->
            training.forward((net, X, mask) -> new ForwardPass().forward(net, X.muli(2), mask)));
    refusedInPart(
        "training: W1 must stay as it is, but the forward pass, the cost or the backward pass changes it, by up to ",
        training ->
            training.backward(
                (net, X, a, Y, lambda) -> {
                  Gradients gradients = new Backprop().gradients(net, X, a, Y, lambda);
                  net.W1().muli(0.99);
                  return gradients;
                }));
  }

  private void refusedInPart(String beginning, UnaryOperator<Training> change) {
    updates.set(0);
    assertThatThrownBy(() -> change.apply(training()).fit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(beginning)
        .hasMessageEndingWith("; work on a copy, such as X.mul(2) in place of X.muli(2)");
    assertThat(updates).hasValue(0);
  }

  @Test
  void imagesOfNoNumbers() {
    refused(
        "augmentation: X must hold finite numbers, but 50 of its 153,600 are NaN or infinite",
        training -> training.augment((image, side, random) -> image[0] = Float.NaN));
  }

  /** Later it shows in the cost, but it is not the rate's fault. */
  @Test
  void imagesThatAreNoNumbersLater() {
    AtomicInteger images = new AtomicInteger();
    assertThatThrownBy(
            () ->
                training()
                    .augment(
                        (image, side, random) ->
                            image[0] = images.incrementAndGet() > 420 ? Float.NaN : 0)
                    .fit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("augmentation: X must hold finite numbers, but ");
    assertThat(updates.get()).isBetween(6L, 12L);
  }

  @Test
  void batchesOfNoImages() {
    refused(
        "batching: must give the batches of an epoch, but gives null",
        training -> training.batches((n, random) -> null));
    refused(
        "batching: batches of an epoch must be 1 or more, but is 0",
        training -> training.batches((n, random) -> new int[0][]));
    refused(
        "batching: must give image numbers for batch 0, but gives null",
        training -> training.batches((n, random) -> new int[][] {null, {1, 2}}));
    refused(
        "batching: batch 1 must have at least 1 image, but is empty",
        training -> training.batches((n, random) -> new int[][] {{1, 2}, {}}));
    refused(
        "batching: batch 0 must hold image numbers from 0 to 229, but holds 230",
        training -> training.batches((n, random) -> new int[][] {{n - 1, n}}));
    refused(
        "batching: batch 0 must hold image numbers from 0 to 229, but holds -1",
        training -> training.batches((n, random) -> new int[][] {{3, -1}}));
  }

  @Test
  void anEpochOfOtherBatches() {
    AtomicInteger epochs = new AtomicInteger();
    int before = 4; // of which the training itself asks, to know how long it will be
    refusedAfter(
        10,
        "batching: every epoch must have as many batches as the first, 5, but epoch 2 has 3",
        training ->
            training.batches(
                (n, random) ->
                    new MiniBatches(epochs.getAndIncrement() < before + 3 ? 50 : 100)
                        .epoch(n, random)));
  }

  @Test
  void aForwardPassThatFindsNothing() {
    refused(
        "forward pass: must give H, S and P, but gives null",
        training -> training.forward((net, X, mask) -> null));
    refused(
        "forward pass: S must be K×n = 4×50, but is null",
        training -> training.forward((net, X, mask) -> with(net, X, mask, null)));
    refused(
        "forward pass: S must be K×n = 4×50, but has shape 4×1",
        training -> training.forward((net, X, mask) -> with(net, X, mask, Nd4j.zeros(4, 1))));
  }

  private static Activations with(Network net, INDArray X, Mask mask, INDArray S) {
    Activations a = new ForwardPass().forward(net, X, mask);
    return new Activations(a.H(), S, a.P(), mask);
  }

  @Test
  void gradientsThatDoNotFit() {
    refused(
        "backward pass: must give dW1, db1, dW2 and db2, but gives null",
        training -> training.backward((net, X, a, Y, lambda) -> null));
    refused(
        "backward pass: db1 must be 12×1, like b1, but has shape 1×12",
        training -> training.backward((net, X, a, Y, lambda) -> turned(net, X, a, Y)));
    refused(
        "backward pass: dW2 must hold finite numbers, but 48 of its 48 are NaN or infinite",
        training ->
            training.backward(
                (net, X, a, Y, lambda) -> {
                  Gradients right = new Backprop().gradients(net, X, a, Y, lambda);
                  right.dW2().assign(Double.NaN);
                  return right;
                }));
  }

  private static Gradients turned(Network net, INDArray X, Activations a, INDArray Y) {
    Gradients right = new Backprop().gradients(net, X, a, Y, 0);
    return new Gradients(right.dW1(), right.db1().transpose(), right.dW2(), right.db2());
  }

  @Test
  void aCostOfNoNumber() {
    refused(
        "cost: loss must be a finite number, but is NaN",
        training -> training.cost(cost(Double.NaN, 0)));
    refused(
        "cost: penalty must be a finite number, but is Infinity",
        training -> training.cost(cost(1, Double.POSITIVE_INFINITY)));
  }

  private static Cost cost(double loss, double penalty) {
    return new Cost() {
      @Override
      public double loss(INDArray S, INDArray Y) {
        return loss;
      }

      @Override
      public double penalty(Network net, double lambda) {
        return penalty;
      }
    };
  }

  @Test
  void anAccuracyThatIsNoFraction() {
    for (double accuracy : new double[] {50, -0.1, Double.NaN}) {
      refused(
          "metric: accuracy must be a fraction from 0 to 1, but is " + accuracy,
          training -> training.metric((P, Y) -> accuracy));
    }
  }

  @Test
  void anOptimiserWithoutAState() {
    Optimiser none =
        new Optimiser() {
          @Override
          public List<INDArray> init(Network net) {
            return null;
          }

          @Override
          public void update(
              Network net, Gradients gradients, List<INDArray> state, double eta, long t) {}
        };
    refused(
        "optimiser: must give a list of arrays by init, but gives null",
        training -> training.optimiser(none));
  }

  /** Sgd, with an init and an update that come after its own. */
  private record Odd(UnaryOperator<Network> init, Consumer<List<INDArray>> update)
      implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return new ArrayList<>(init.apply(net).arrays());
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      new Sgd().update(net, gradients, List.of(), eta, t);
      update.accept(state);
    }
  }

  private static Network changed(Network net, Consumer<Network> change) {
    Network copy = net.copy();
    change.accept(net);
    return copy;
  }

  @Test
  void anOptimiserThatStartsOnTheNetworkItself() {
    String changes =
        "training: %s must stay as it is, but the optimiser, lab.train.WrongPiecesTest$Odd, whose init is a lambda, changes it by init, by up to 0.500; work on a copy, such as net.copy()";
    refused(
        changes.formatted("b1"),
        training ->
            training.optimiser(new Odd(net -> changed(net, it -> it.b1().subi(0.5)), state -> {})));
    refused(
        changes.formatted("W2"),
        training ->
            training
                .startFrom(new GaussianInit(0.01).network(3072, 12, 4, 1))
                .optimiser(
                    new Odd(
                        net -> changed(net, it -> it.W2().putScalar(0, 0, 0.5 + at(it))),
                        state -> {})));
    refused(
        "optimiser: init must give arrays of its own, but array 0 is W1 itself; give a copy, such as array.dup()",
        training -> training.optimiser(new Odd(net -> net, state -> {})));
  }

  private static double at(Network net) {
    return net.W2().getDouble(0, 0);
  }

  @Test
  void anOptimiserThatPutsOtherArraysInItsState() {
    String form =
        "optimiser: update must change the arrays of its state in place, such as by state.get(0).assign(…), but wants to change %s of the list, which stays as init gave it";
    refused(
        form.formatted("array 2"),
        training ->
            training.optimiser(new Odd(Network::copy, state -> state.set(2, state.get(2).dup()))));
    refused(
        form.formatted("their number"),
        training -> training.optimiser(new Odd(Network::copy, state -> state.add(state.get(0)))));
    refused(
        form.formatted("their number"),
        training -> training.optimiser(new Odd(Network::copy, List::clear)));
  }

  /** Momentum in a field: what it was made of is overwritten by the next update's arrays. */
  private static final class Keeping implements Optimiser {
    private INDArray velocity;

    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      INDArray step = gradients.dW1().mul(-eta);
      velocity = velocity == null ? step : velocity.mul(0.9).addi(step);
      net.W1().addi(velocity);
    }
  }

  @Test
  void aPieceThatKeepsAnArrayOfAnUpdate() {
    updates.set(0);
    assertThatThrownBy(() -> training().optimiser(new Keeping()).fit())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "training: lab.train.WrongPiecesTest$Keeping.update uses an array of an earlier update, whose memory holds other numbers by now; keep such a one as array.detach(), or fill arrays in place that init gave");
    assertThat(updates).hasValue(1);
  }

  @Test
  void aListenerThatChangesTheNetwork() {
    TrainingListener clipping =
        new TrainingListener() {
          @Override
          public void measured(Point point, Network net) {
            if (point.t() == 8) {
              net.W1().muli(0);
            }
          }
        };
    updates.set(0);
    assertThatThrownBy(() -> training().measureEvery(8).listen(clipping).fit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "training: W1 must stay as it is, but a listener, an anonymous class, changes it, by up to 0\\.0\\d+; work on a copy, such as net\\.copy\\(\\)");
    assertThat(updates).hasValue(8);
  }

  /** Whoever keeps what a listener is shown has the network as it was last measured. */
  @Test
  void whatAListenerIsShownIsNotTheNetworkItself() {
    List<Network> kept = new ArrayList<>();
    TrainingListener late =
        new TrainingListener() {
          @Override
          public void measured(Point point, Network net) {
            kept.add(net);
          }

          @Override
          public void updated(long t, double eta, double loss) {
            kept.get(0).W1().muli(2);
          }
        };
    Run run = training().listen(late).fit();
    assertThat(run.network().W1()).isEqualTo(training().fit().network().W1());
    assertThat(kept.get(0).arrays()).isEqualTo(run.network().arrays());
  }

  @Test
  void aRateThatIsNone() {
    for (double eta :
        new double[] {-0.1, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      String form = "schedule: eta must be positive and finite, but is %s at update %d";
      refused(form.formatted(eta, 0), training -> training.schedule(t -> eta));
      refusedAfter(
          10, form.formatted(eta, 10), training -> training.schedule(t -> t == 10 ? eta : 0.05));
    }
  }

  @Test
  void aLengthBeyondAllCounting() {
    refused(
        "schedule: period must be 0 (no cycles) or more updates, but is -5",
        training -> training.schedule(ofPeriod(-5)).cycles(2));
    refused(
        "schedule: period must be 0 (no cycles) or more updates, but is -5",
        training -> training.schedule(ofPeriod(-5)));
    refused(
        "training: .epochs(4611686018427387904) of 5 updates each must be at most 9223372036854775807 updates together; say fewer",
        training -> training.epochs(1L << 62));
    long cycles = Long.MAX_VALUE / 60;
    refused(
        "training: .cycles(%d) of 100 updates each must be at most 9223372036854775807 updates together; say fewer"
            .formatted(cycles),
        training -> training.schedule(new CyclicalSchedule(1e-5, 1e-1, 50)).cycles(cycles));
  }

  private static Schedule ofPeriod(long updates) {
    return new Schedule() {
      @Override
      public double eta(long t) {
        return 0.05;
      }

      @Override
      public long period() {
        return updates;
      }
    };
  }

  @Test
  void aTableOfRatesIsAskedForThoseThatAreUsed() {
    double[] rates = {0.1, 0.08, 0.06, 0.04, 0.02};
    List<Double> used = new ArrayList<>();
    Run run =
        training()
            .schedule(t -> rates[(int) t])
            .updates(5)
            .measureEvery(2)
            .listen(
                new TrainingListener() {
                  @Override
                  public void updated(long t, double eta, double loss) {
                    used.add(eta);
                  }
                })
            .fit();
    assertThat(used).containsExactly(0.1, 0.08, 0.06, 0.04, 0.02);
    assertThat(run.history().points()).extracting(Point::t).containsExactly(0L, 2L, 4L, 5L);
    assertThat(run.history().points())
        .extracting(Point::eta)
        .containsExactly(0.1, 0.06, 0.02, 0.02);
  }

  /** What is tried out before the first update is not seen in what comes after. */
  @Test
  void theRehearsalLeavesNoTrace() {
    List<double[]> before = new ArrayList<>();
    training()
        .backward(
            (net, X, a, Y, lambda) -> {
              before.add(net.W1().dup('c').data().asDouble());
              return new Backprop().gradients(net, X, a, Y, lambda);
            })
        .cost(new CrossEntropyCost())
        .updates(1)
        .fit();
    double[] start =
        new GaussianInit(0.01).network(3072, 12, 4, 7).to(DataType.FLOAT).W1().data().asDouble();
    assertThat(before).hasSizeGreaterThan(1).anyMatch(W1 -> Arrays.equals(W1, start));
    assertThat(before.get(before.size() - 1)).containsExactly(start);
  }
}
