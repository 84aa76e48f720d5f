package lab.train;

import java.util.List;
import lab.Network;
import lab.train.Training.Kept;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The result of a finished training.
 *
 * @param provenance where it comes from
 * @param history how it went
 * @param network what it kept: where it ended; where validation was best, with {@link
 *     Training#keepBest}; or an ensemble, with {@link Training#snapshotEnsemble} or {@link
 *     Training#testTimeAugmentation}
 * @param last where it ended
 * @param state what the optimiser remembered at {@code network}; see {@link lab.Optimiser#init}.
 *     Nothing of an ensemble
 * @param updates behind the network: of this run, and of the one that it started from
 * @param train the network on ALL training images, without dropout and augmentation
 * @param validation the network on the validation images
 * @param seconds time that training took, evaluations included
 */
public record Run(
    Provenance provenance,
    History history,
    Network network,
    Network last,
    List<INDArray> state,
    long updates,
    Score train,
    Score validation,
    double seconds) {

  /** Whether a {@link StoppingRule} ended it; {@code history().last().t()} says where. */
  public boolean stoppedEarly() {
    return history.last().t() < planned();
  }

  private long planned() {
    return Long.parseLong(provenance.settings().get("updates"));
  }

  @Override
  public String toString() {
    String early =
        stoppedEarly()
            ? "stopped early, after %,d of %,d updates; ".formatted(history.last().t(), planned())
            : "";
    String kept =
        Kept.BEST.isIn(provenance)
            ? "the best on validation, of update %,d: ".formatted(history.best().t())
            : Kept.SNAPSHOTS.isIn(provenance) ? Kept.SNAPSHOTS.words + ": " : "";
    String views = provenance.views().map(told -> "in views, %s: ".formatted(told)).orElse("");
    return "Run: %s%s%son training images %s; on validation images %s; %.1f s"
        .formatted(early, kept, views, train, validation, seconds);
  }
}
