package mine;

import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.Exercise;
import lab.Range;

/**
 * Exercise 10.1: with probability p, the image as in a mirror: left and right change places.
 *
 * <p>Example: the plane {@code [1 2 / 3 4]} becomes {@code [2 1 / 4 3]}, and so do the other two.
 *
 * <p>Avoid: turning it upside down; reversing the whole array, which changes red and blue too.
 *
 * @param p probability of flipping, 0 to 1
 */
public record Flip(double p) implements Augmentation {
  /**
   * @throws IllegalArgumentException if p is not a probability
   */
  public Flip {
    Range.require("Flip", "p", p, p >= 0 && p <= 1, "from 0 to 1");
  }

  /** Task: draw {@code random.nextDouble()}; if it is below p, reverse every row of every plane. */
  @Override
  @Exercise("10.1")
  public void apply(float[] image, int side, RandomGenerator random) {
    Augmentation.requireImage("Flip", image, side);
    if (random.nextDouble() < p) {
      float[] old = image.clone();
      for (int row = 0; row < image.length / side; row++) {
        for (int c = 0; c < side; c++) {
          // row[-c] of Python
          image[row * side + c] = old[row * side + Math.floorMod(-c, side)];
        }
      }
    }
  }
}
