package lab.train;

import lab.Network;

/**
 * A finished training.
 *
 * @param provenance where it comes from
 * @param history how it went
 * @param network where it ended
 * @param train the network on ALL training images, without dropout and augmentation
 * @param validation the network on the validation images
 * @param seconds time that training took, evaluations included
 */
public record Run(
    Provenance provenance,
    History history,
    Network network,
    Score train,
    Score validation,
    double seconds) {
  @Override
  public String toString() {
    return "Run: on training images %s; on validation images %s; %.1f s"
        .formatted(train, validation, seconds);
  }
}
