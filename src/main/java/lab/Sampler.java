package lab;

import java.util.random.RandomGenerator;

/** Draws a number at random, for a random search. */
@FunctionalInterface
public interface Sampler {
  /**
   * Draws one number.
   *
   * @param random where chance comes from
   * @return the draw
   */
  double draw(RandomGenerator random);
}
