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
    double seconds) {}
