package lab.train;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lab.Activations;
import lab.FusedDescent;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Range;
import lab.Shape;
import lab.check.Problem;
import lab.check.SpotCheck;
import lab.data.Examples;
import lab.identity.Identity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Runs the first batch through all pieces before the first update, so that a piece that returns no
 * number is named at once, and not hours later as a cost that became NaN. It changes no weight, and
 * no later random number, since these are drawn from the seed and t.
 */
final class Rehearsal {
  /** Images at least, to see a mean. */
  private static final int IMAGES = 5;

  /** Of a step, by which two that should be the same may differ in float64. */
  private static final double ROUNDING = 1e-6;

  /** Of that step; any would do. */
  private static final double RATE = 0.01;

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
    int[] batch = Checked.epoch(setup.batching, n, RandomStream.SHUFFLE.stream(setup.seed, 0))[0];
    try (MemoryWorkspace scope = Scratch.scope()) {
      INDArray X = feed.images(batch, RandomStream.AUGMENTATION.stream(setup.seed, 0));
      INDArray Y = feed.labels(batch);
      Mask mask = Checked.mask(setup, batch.length, 0, setup.precision);
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
   * Holds a handful of gradients against differences of the cost, and the backward pass's own step
   * against that of its gradients, in float64: a backward pass that belongs to another cost or
   * forward pass trains as well, only towards something else.
   *
   * @param state the optimiser's; a copy is used
   * @param t the update, as the optimiser counts
   * @throws IllegalStateException if one is wrong
   */
  static void ofGradients(Training setup, Network net, List<INDArray> state, long t) {
    Optional<String> wrong;
    try {
      wrong = wrongGradientOrStep(setup, net, state, t);
    } catch (RuntimeException e) { // of a piece that does without float64, or these few images
      System.err.println("training: the gradients could not be checked in float64: " + e);
      return;
    }
    wrong.ifPresent(
        sentence -> {
          throw new IllegalStateException(sentence);
        });
  }

  private static Optional<String> wrongGradientOrStep(
      Training setup, Network net, List<INDArray> state, long t) {
    Examples train = setup.data.train();
    int[] few = everyClass(train);
    INDArray X = train.X(few);
    INDArray Y = train.Y().getColumns(few);
    Mask mask = Checked.mask(setup, few.length, 0, DataType.DOUBLE);
    Problem start = new Problem(net, X, Y, setup.penaltyWeight(), mask);
    Problem problem = SpotCheck.near(start);
    start.net().arrays().forEach(INDArray::close);
    try {
      Gradients gradients = problem.gradients(setup.model, setup.differentiator);
      Optional<String> wrong =
          setup.gradientCheck ? wrongGradient(setup, problem, gradients) : Optional.empty();
      Optional<FusedDescent> fused = setup.fusedDescent();
      return wrong.isEmpty() && fused.isPresent()
          ? wrongStep(setup, fused.get(), problem, gradients, state, t)
          : wrong;
    } finally {
      problem.net().arrays().forEach(INDArray::close);
    }
  }

  /** The first image of every class that there is, and as many of the first as make a mean. */
  private static int[] everyClass(Examples train) {
    SortedSet<Integer> images = new TreeSet<>();
    boolean[] seen = new boolean[train.K()];
    for (int j = 0; j < train.n(); j++) {
      if (!seen[train.labels()[j]]) {
        seen[train.labels()[j]] = true;
        images.add(j);
      }
    }
    for (int j = 0; j < train.n() && images.size() < IMAGES; j++) {
      images.add(j);
    }
    return images.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Optional<String> wrongGradient(
      Training setup, Problem problem, Gradients gradients) {
    ToDoubleFunction<Network> cost = problem.cost(setup.model, setup.cost);
    SpotCheck.Finding finding =
        SpotCheck.of(
            gradients,
            at -> {
              try (MemoryWorkspace scope = Scratch.scope()) {
                return cost.applyAsDouble(at);
              }
            },
            problem.net());
    if (!finding.told()) {
      System.err.printf(
          "training: whether the gradients are those of the cost, %s, cannot be known: central differences of it tell nothing, since it stays as it is, or jumps, where weights and biases change a little%n",
          Identity.of(setup.cost).words());
    }
    return finding
        .wrong()
        .map(
            entry ->
                "training: the backward pass, %s, gives a gradient of %.6g for %s, but the cost rises by %.6g there, as central differences in float64 show; it does not belong to the forward pass, %s, or to the cost, %s: see with lab.check.GradientCheck where it differs, or say .withoutGradientCheck() if that is meant"
                    .formatted(
                        Identity.of(setup.differentiator).words(),
                        entry.claimed(),
                        entry.name(),
                        entry.measured(),
                        Identity.of(setup.model).words(),
                        Identity.of(setup.cost).words()));
  }

  /** {@link FusedDescent#descend} against gradients and update. Changes the network. */
  private static Optional<String> wrongStep(
      Training setup,
      FusedDescent fused,
      Problem problem,
      Gradients gradients,
      List<INDArray> state,
      long t) {
    Network stepped = problem.net().copy();
    Network expected = problem.net();
    List<INDArray> before = copies(expected.arrays());
    try {
      fused.descend(
          stepped,
          problem.X(),
          setup.model.forward(stepped, problem.X(), problem.mask()),
          problem.Y(),
          problem.lambda(),
          RATE);
      List<INDArray> memory =
          copies(state).stream().map(array -> array.castTo(DataType.DOUBLE)).toList();
      setup.optimiser.update(expected, gradients, memory, RATE, t);
      for (int i = 0; i < 4; i++) {
        INDArray right = expected.arrays().get(i);
        INDArray error = Transforms.abs(stepped.arrays().get(i).sub(right), false);
        double allowed =
            ROUNDING * right.sub(before.get(i)).amaxNumber().doubleValue()
                + ROUNDING * ROUNDING * right.amaxNumber().doubleValue();
        if (Double.isFinite(allowed) && !(error.maxNumber().doubleValue() <= allowed)) {
          return Optional.of(wrongStep(setup, i, error.argMax().getLong(0), stepped, right));
        }
      }
      return Optional.empty();
    } finally {
      stepped.arrays().forEach(INDArray::close);
      before.forEach(INDArray::close);
    }
  }

  private static String wrongStep(
      Training setup, int array, long entry, Network stepped, INDArray right) {
    long row = entry / right.size(1);
    long column = entry % right.size(1);
    return "training: the backward pass, %s, makes another step by descend than by its gradients and the optimiser, %s: %s[%d, %d] becomes %.6g, but must become %.6g; mend its descend, or leave FusedDescent out, since all it saves is time"
        .formatted(
            Identity.of(setup.differentiator).words(),
            Identity.of(setup.optimiser).words(),
            Network.NAMES.get(array),
            row,
            column,
            stepped.arrays().get(array).getDouble(row, column),
            right.getDouble(row, column));
  }

  /** Images and mask: the two that no network can have spoilt. */
  static void requireNumbers(INDArray X, Mask mask) {
    Shape.requireFinite("augmentation", "X", X);
    if (mask.factors() != null) {
      Shape.requireFinite("dropout", "the mask", mask.factors());
    }
  }
}
