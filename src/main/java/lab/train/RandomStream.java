package lab.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes the random generators of a training from its seed. Each use has a stream of its own, and so
 * has each epoch or update: a resumed run draws what it would have drawn, and switching dropout on
 * does not change the order of the images.
 */
enum RandomStream {
  SHUFFLE,
  DROPOUT,
  AUGMENTATION;

  /**
   * The stream of one epoch or update.
   *
   * @param seed the run's seed
   * @param index the epoch (for SHUFFLE) or the update t
   */
  SplittableGenerator stream(long seed, long index) {
    long ofUse = new SplittableRandom(seed).nextLong() + ordinal();
    return new SplittableRandom(new SplittableRandom(ofUse).nextLong() + index);
  }
}
