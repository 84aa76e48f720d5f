package lab.train;

import lab.Activations;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The first batch through all pieces before the first update, so that what gives no number is told
 * by its name and not hours later, as a cost that became NaN. Nothing changes: no weight, and no
 * chance, which is drawn from the seed and t.
 */
final class Rehearsal {
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
