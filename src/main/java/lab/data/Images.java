package lab.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * Images as they are stored: bytes.
 *
 * @param pixels image after image; in an image the planes (red, green, blue, or one for grey), each
 *     row by row from the top left; a byte is a brightness of 0 … 255
 * @param labels n bytes, the class of each image, 0 … K−1
 * @param shape planes, rows and columns of every image
 */
public record Images(byte[] pixels, byte[] labels, ImageShape shape) {
  /** Rows and columns of an image of CIFAR-10 or Shapes. */
  public static final int SIDE = ImageShape.COLOUR_32.side();

  /** Inputs of an image of CIFAR-10 or Shapes: three planes of SIDE · SIDE pixels. */
  public static final int D = ImageShape.COLOUR_32.d();

  /**
   * @throws IllegalArgumentException if there are not as many pixels as the labels' images have
   */
  public Images {
    long expected = (long) labels.length * shape.d();
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "images: pixels must hold %d bytes an image, %d for %d labels, but holds %d"
              .formatted(shape.d(), expected, labels.length, pixels.length));
    }
  }

  /** Colour images of 32×32 pixels. */
  public Images(byte[] pixels, byte[] labels) {
    this(pixels, labels, ImageShape.COLOUR_32);
  }

  /** How many. */
  public int n() {
    return labels.length;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d images", n());
  }

  /** The images from {@code from} (included) to {@code to} (excluded), copied. */
  public Images slice(int from, int to) {
    int d = shape.d();
    return new Images(
        Arrays.copyOfRange(pixels, from * d, to * d), Arrays.copyOfRange(labels, from, to), shape);
  }
}
