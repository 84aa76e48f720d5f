package lab.search;

import lab.train.Provenance;
import lab.train.Training;

/**
 * A candidate together with the training that runs it.
 *
 * @param candidate number, seed and settings
 * @param training of these settings and this seed
 * @param known what is known of the training
 */
record TrialTraining(Candidate candidate, Training training, Provenance.Known known) {
  TrialTraining(Candidate candidate, Training training) {
    this(candidate, training, training.known());
  }

  Provenance provenance() {
    return known.provenance();
  }

  /** What its training is known by; no other's where every piece tells its settings. */
  String fingerprint() {
    return provenance().fingerprint();
  }

  /**
   * Requires the training to be what it was when its recipe made it: an array in one of its pieces
   * may have been filled anew since, for the next trial.
   */
  void requireUnchanged() {
    if (!known.isLasting() && !training.provenance().fingerprint().equals(fingerprint())) {
      throw new IllegalStateException(
          "search: trial %d, %s, is no longer the training that the recipe made; a piece must hold only arrays and lists that neither the recipe nor the piece itself changes"
              .formatted(candidate.number(), candidate.settings()));
    }
  }

  /** Whether every piece tells its settings, so that equal trainings are known to be equal. */
  boolean isTold() {
    return provenance().untold().isEmpty();
  }
}
