package lab.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * Images as they are stored: bytes.
 *
 * @param pixels n · 3072 bytes, image after image; in an image the planes red, green, blue, each
 *     row by row from the top left; a byte is a brightness of 0 … 255
 * @param labels n bytes, the class of each image, 0 … K−1
 */
public record Images(byte[] pixels, byte[] labels) {
  /** Rows and columns of an image. */
  public static final int SIDE = 32;

  /** Inputs of an image: three planes of SIDE · SIDE pixels. */
  public static final int D = 3 * SIDE * SIDE;

  /**
   * @throws IllegalArgumentException if there are not 3072 pixels a label
   */
  public Images {
    if (pixels.length != (long) labels.length * D) {
      throw new IllegalArgumentException(
          "images: pixels must hold %d bytes an image, %d for %d labels, but holds %d"
              .formatted(D, (long) labels.length * D, labels.length, pixels.length));
    }
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
    return new Images(
        Arrays.copyOfRange(pixels, from * D, to * D), Arrays.copyOfRange(labels, from, to));
  }
}
