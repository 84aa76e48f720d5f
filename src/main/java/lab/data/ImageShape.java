package lab.data;

import java.util.Optional;
import lab.Range;

/**
 * The shape of an image: its planes and its side; inputs lie plane after plane, each row by row
 * from the top left.
 *
 * @param planes 1 for grey, 3 for red, green and blue
 * @param side rows and columns of a plane
 */
public record ImageShape(int planes, int side) {
  /** Of CIFAR-10 and of Shapes: three planes of 32×32. */
  public static final ImageShape COLOUR_32 = new ImageShape(3, 32);

  /**
   * @throws IllegalArgumentException if a number is below 1, or an image has too many inputs
   */
  public ImageShape {
    Range.require("image", "planes", planes, planes >= 1, "at least 1");
    Range.require("image", "side", side, side >= 1, "at least 1");
    long d = (long) planes * side * side;
    Range.require("image", "inputs", d, d <= Integer.MAX_VALUE, "at most 2³¹ − 1");
  }

  /** The number of inputs of an image. */
  public int d() {
    return planes * side * side;
  }

  /**
   * The shape of grey or colour images of d inputs: d is a square, or three times a square, and
   * never both.
   */
  public static Optional<ImageShape> ofGreyOrColour(int d) {
    for (int planes : new int[] {1, 3}) {
      int side = (int) Math.round(Math.sqrt((double) d / planes));
      if (side >= 1 && (long) planes * side * side == d) {
        return Optional.of(new ImageShape(planes, side));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "%d plane%s of %d×%d pixels".formatted(planes, planes == 1 ? "" : "s", side, side);
  }
}
