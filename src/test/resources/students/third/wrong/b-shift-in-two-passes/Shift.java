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
    if (random.nextDouble() >= p) {
      return;
    }
    int tx = random.nextInt(-max, max + 1);
    int ty = random.nextInt(-max, max + 1);
    if (Math.abs(tx) >= side || Math.abs(ty) >= side) {
      return;
    }
    for (int c = 0; c < image.length; c += side * side) {
      move(image, c, side, side, 1, tx); // right
      move(image, c, side, 1, side, ty); // down
    }
  }

  /** Moves the pixels of each line by t along it. */
  private static void move(float[] image, int start, int side, int line, int step, int t) {
    float[] old = image.clone();
    for (int k = 0; k < side; k++) {
      for (int i = 0; i < side; i++) {
        int from = i - t;
        if (from >= 0 && from < side) {
          image[start + k * line + i * step] = old[start + k * line + from * step];
        }
      }
    }
  }
}
