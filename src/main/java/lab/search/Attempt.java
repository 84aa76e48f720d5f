package lab.search;

import lab.train.Provenance;
import lab.train.Training;

/**
 * A candidate with the training that tries it.
 *
 * @param candidate number, seed and settings
 * @param training of these settings and this seed
 * @param provenance the training's
 */
record Attempt(Candidate candidate, Training training, Provenance provenance) {
  Attempt(Candidate candidate, Training training) {
    this(candidate, training, training.provenance());
  }

  /** What its training is known by; no other's where every piece tells its settings. */
  String fingerprint() {
    return provenance.fingerprint();
  }

  /** Whether every piece tells its settings, so that equal trainings are known to be equal. */
  boolean isTold() {
    return provenance.untold().isEmpty();
  }
}
