package lab.train;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import lab.Activations;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Range;
import lab.Shape;
import lab.check.Problem;
import lab.check.SpotCheck;
import lab.check.SpotCheck.Wrong;
import lab.data.Examples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first batch through all pieces before the first update, so that what gives no number is told
 * by its name and not hours later, as a cost that became NaN. Nothing changes: no weight, and no
 * chance, which is drawn from the seed and t.
 */
final class Rehearsal {
  /** More than one, to see a mean; few, since W1 is large in float64. */
  private static final int IMAGES = 5;

  /** What pieces are given and must not change. */
  private static final List<String> GIVEN = List.of("X", "Y", "W1", "b1", "W2", "b2");

  private Rehearsal() {}

  /**
   * Goes through an update without making it.
   *
   * @throws IllegalArgumentException if a piece gives null, a wrong shape, or no numbers
   */
  static void of(Training setup, Network net, BatchFeed feed) {
    int n = setup.data.train().n();
    int[] batch = Checked.epoch(setup.batching, n, Chance.SHUFFLE.stream(setup.seed, 0))[0];
    try (MemoryWorkspace scope = Scratch.scope()) {
      INDArray X = feed.images(batch, Chance.AUGMENTATION.stream(setup.seed, 0));
      INDArray Y = feed.labels(batch);
      Mask mask =
          Checked.mask(
              setup.dropout,
              setup.m,
              batch.length,
              Chance.DROPOUT.stream(setup.seed, 0),
              setup.precision);
      requireNumbers(X, mask);
      List<INDArray> given = Stream.concat(Stream.of(X, Y), net.arrays().stream()).toList();
      List<INDArray> before = copies(given);
      double penalty = setup.cost.penalty(net, setup.penaltyWeight());
      Range.require("cost", "penalty", penalty, Double.isFinite(penalty), "a finite number");

      Activations a = Checked.forward(setup.model, net, X, mask);
      double loss = setup.cost.loss(a.S(), Y);
      if (Double.isFinite(a.S().sumNumber().doubleValue())) { // or else the start is too far out
        Range.require("cost", "loss", loss, Double.isFinite(loss), "a finite number");
        Gradients gradients =
            Checked.gradients(setup.differentiator, net, X, a, Y, setup.penaltyWeight());
        for (int i = 0; i < 4; i++) {
          Shape.requireFinite("backward pass", Gradients.NAMES.get(i), gradients.arrays().get(i));
        }
      }
      requireUnchanged(before, given);
    }
  }

  /** Copies that no workspace holds: it would stay as large as they make it. */
  private static List<INDArray> copies(List<INDArray> arrays) {
    try (MemoryWorkspace lasting = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      return arrays.stream().map(array -> array.dup(array.ordering())).toList();
    }
  }

  private static void requireUnchanged(List<INDArray> before, List<INDArray> after) {
    for (int i = 0; i < before.size(); i++) {
      double change = before.get(i).subi(after.get(i)).amaxNumber().doubleValue();
      before.get(i).close();
      if (change != 0) {
        throw new IllegalArgumentException(
            "training: %s must stay as it is, but the forward pass, the cost or the backward pass changes it, by up to %.3g; work on a copy, such as X.mul(2) in place of X.muli(2)"
                .formatted(GIVEN.get(i), change));
      }
    }
  }

  /**
   * Holds a handful of gradients against differences of the cost, in float64: a backward pass that
   * belongs to another cost or forward pass trains as well, only towards something else.
   *
   * @throws IllegalStateException if one is wrong
   */
  static void ofGradients(Training setup, Network net) {
    Optional<Wrong> wrong;
    try {
      wrong = wrongGradient(setup, net);
    } catch (RuntimeException e) { // of a piece that does without float64, or these few images
      System.err.println("training: the gradients could not be checked in float64: " + e);
      return;
    }
    wrong.ifPresent(
        entry -> {
          throw new IllegalStateException(
              "training: the backward pass, %s, gives a gradient of %.6g for %s, but the cost rises by %.6g there, as central differences in float64 show; it does not belong to the forward pass, %s, or to the cost, %s: see with lab.check.GradientCheck where it differs, or say .withoutGradientCheck() if that is meant"
                  .formatted(
                      Identity.of(setup.differentiator).words(),
                      entry.claimed(),
                      entry.name(),
                      entry.measured(),
                      Identity.of(setup.model).words(),
                      Identity.of(setup.cost).words()));
        });
  }

  private static Optional<Wrong> wrongGradient(Training setup, Network net) {
    Examples few = setup.data.train().first(IMAGES);
    RandomGenerator coins = Chance.DROPOUT.stream(setup.seed, 0);
    Mask mask = Checked.mask(setup.dropout, setup.m, few.n(), coins, DataType.DOUBLE);
    Problem start = new Problem(net, few.X(), few.Y(), setup.penaltyWeight(), mask);
    Problem problem = SpotCheck.near(start);
    start.net().arrays().forEach(INDArray::close);
    Gradients gradients = problem.gradients(setup.model, setup.differentiator);
    ToDoubleFunction<Network> cost = problem.cost(setup.model, setup.cost);
    try {
      return SpotCheck.of(
          gradients,
          at -> {
            try (MemoryWorkspace scope = Scratch.scope()) {
              return cost.applyAsDouble(at);
            }
          },
          problem.net());
    } finally {
      problem.net().arrays().forEach(INDArray::close);
    }
  }

  /** Images and mask: the two that no network can have spoilt. */
  static void requireNumbers(INDArray X, Mask mask) {
    Shape.requireFinite("augmentation", "X", X);
    if (mask.factors() != null) {
      Shape.requireFinite("dropout", "the mask", mask.factors());
    }
  }
}
