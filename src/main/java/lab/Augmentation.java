package lab;

import java.util.random.RandomGenerator;

/**
 * Changes an image a little, at random, each time it is trained on, so that what it shows stays the
 * same.
 *
 * <p>An image is one or more planes (red, green, blue; one for grey) of side×side pixels, row by
 * row from the top left: pixel (row, column) of plane c is {@code image[(c · side + row) · side +
 * column]}.
 *
 * <p>What becomes of an image depends on the image and on chance alone. Two threads change images
 * at once, and trainings side by side may share one piece: a record of numbers, such as {@code
 * Flip}. A piece that keeps something between images, such as a scratch array, or of which that is
 * not known, such as a lambda, is used by one thread at a time, which takes longer.
 */
@FunctionalInterface
public interface Augmentation {
  /** Changes nothing. */
  Augmentation NONE = new None();

  /**
   * Changes one image, in place.
   *
   * @param image planes · side · side pixels
   * @param side rows and columns of a plane
   * @param random where chance comes from; every image draws anew
   */
  void apply(float[] image, int side, RandomGenerator random);

  /**
   * Requires an array to be an image.
   *
   * @param where the piece that asks, such as {@code Flip}
   * @param image the pixels
   * @param side rows and columns of a plane
   * @throws IllegalArgumentException if there are not one or more planes of side · side pixels
   */
  static void requireImage(String where, float[] image, int side) {
    if (image == null) {
      throw new IllegalArgumentException(where + ": image must be an array of pixels, but is null");
    }
    long plane = (long) side * side;
    boolean fits = side >= 1 && image.length > 0 && image.length % plane == 0;
    Range.require(where, "image", image.length, fits, "whole planes of %d×%d pixels", side, side);
  }

  /** Changes nothing. */
  record None() implements Augmentation {
    @Override
    public void apply(float[] image, int side, RandomGenerator random) {}
  }

  /** This change, then another. */
  default Augmentation then(Augmentation next) {
    return new Chain(this, next);
  }

  /**
   * Two changes in a row.
   *
   * @param first what is done first
   * @param next what is done to its result
   */
  record Chain(Augmentation first, Augmentation next) implements Augmentation {
    /**
     * @throws IllegalArgumentException if one is null
     */
    public Chain {
      if (first == null || next == null) {
        throw new IllegalArgumentException(
            "augmentation: both of two in a row must be given, but they are %s and %s; Augmentation.NONE changes nothing"
                .formatted(first, next));
      }
    }

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      first.apply(image, side, random);
      next.apply(image, side, random);
    }

    @Override
    public String toString() {
      return first + " then " + next;
    }
  }
}
