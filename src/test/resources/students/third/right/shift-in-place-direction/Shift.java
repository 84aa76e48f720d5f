package mine;

import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.Exercise;
import lab.Range;

/**
 * Exercise 10.2: with probability p, the image moved by (tx, ty) pixels, each uniform in −max …
 * max; the uncovered border keeps its old pixels.
 *
 * <p>Example: tx = 1, ty = 0 turns the row {@code [1 2 3]} into {@code [1 1 2]}: pixels move right,
 * the first keeps its old value.
 *
 * <p>Avoid: pixels that come in again on the other side, or in the next row; positive shifts only;
 * a border of zeros; reading pixels that were already overwritten.
 *
 * @param max largest shift in pixels, 0 … 2³¹ − 2; one of {@code side} or more leaves the image as
 *     it is
 * @param p probability of shifting, 0 to 1
 */
public record Shift(int max, double p) implements Augmentation {
  /**
   * @throws IllegalArgumentException if max is negative or 2³¹ − 1, or p is not a probability
   */
  public Shift {
    Range.require(
        "Shift",
        "max",
        max,
        max >= 0 && max < Integer.MAX_VALUE,
        "0 or more pixels, below 2³¹ − 1");
    Range.require("Shift", "p", p, p >= 0 && p <= 1, "from 0 to 1");
  }

  /**
   * Task: draw {@code random.nextDouble()}; if it is below p, draw tx and then ty with {@code
   * random.nextInt(-max, max + 1)} and move every plane: tx to the right, ty down.
   */
  @Override
  @Exercise("10.2")
  public void apply(float[] image, int side, RandomGenerator random) {
    Augmentation.requireImage("Shift", image, side);
    if (random.nextDouble() >= p) {
      return;
    }
    int tx = random.nextInt(-max, max + 1);
    int ty = random.nextInt(-max, max + 1);
    if (Math.abs(tx) >= side || Math.abs(ty) >= side) {
      return; // nothing of the image would be covered by itself
    }
    for (int plane = 0; plane < image.length; plane += side * side) {
      for (int k = 0; k < side - Math.abs(ty); k++) {
        int row = ty > 0 ? side - 1 - k : k; // bottom up when moving down
        for (int l = 0; l < side - Math.abs(tx); l++) {
          int column = tx > 0 ? side - 1 - l : l; // from the right when moving right
          image[plane + row * side + column] = image[plane + (row - ty) * side + column - tx];
        }
      }
    }
  }
}
