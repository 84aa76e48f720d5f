package lab;

import java.util.random.RandomGenerator;

/** Chooses the hidden units that dropout leaves out of an update. */
@FunctionalInterface
public interface Masking {
  /** Drops nothing. */
  Masking NONE = new None();

  /**
   * The mask of one forward pass: a coin of its own for each unit of each image.
   *
   * @param m hidden units
   * @param n images
   * @param phase in {@link Phase#EVALUATION} nothing is dropped
   * @param random where chance comes from
   * @return factors 0 (dropped, with probability p) or 1/(1−p) (kept), m×n; or {@link Mask#NONE}
   */
  Mask mask(int m, int n, Phase phase, RandomGenerator random);

  /** Drops nothing. */
  record None() implements Masking {
    @Override
    public Mask mask(int m, int n, Phase phase, RandomGenerator random) {
      return Mask.NONE;
    }
  }
}
