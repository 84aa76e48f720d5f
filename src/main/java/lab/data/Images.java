package lab.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import lab.Range;

/**
 * Labelled images as bytes, as files hold them: image after image; in an image the planes (red,
 * green, blue, or one for grey), each row by row from the top left; a byte is a brightness of 0 …
 * 255.
 */
public final class Images {
  /** Rows and columns of an image of CIFAR-10 or Shapes. */
  public static final int SIDE = ImageShape.COLOUR_32.side();

  /** Inputs of an image of CIFAR-10 or Shapes: three planes of SIDE · SIDE pixels. */
  public static final int D = ImageShape.COLOUR_32.d();

  private final byte[] array;
  private final int first;
  private final byte[] labels;
  private final ImageShape shape;

  /**
   * Images of your own.
   *
   * @param pixels the bytes of all images: the array itself is kept, and must stay as it is
   * @param labels n bytes, the class of each image, 0 … K−1
   * @param shape planes, rows and columns of every image
   * @throws IllegalArgumentException if there are not as many pixels as the labels' images have
   */
  public Images(byte[] pixels, byte[] labels, ImageShape shape) {
    if (pixels == null || labels == null || shape == null) {
      String missing = pixels == null ? "pixels" : labels == null ? "labels" : "shape";
      throw new IllegalArgumentException(
          "images: %s must be given, but is null".formatted(missing));
    }
    long expected = (long) labels.length * shape.d();
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "images: pixels must hold %d bytes an image, %d for %d labels, but holds %d"
              .formatted(shape.d(), expected, labels.length, pixels.length));
    }
    array = pixels;
    first = 0;
    this.labels = labels;
    this.shape = shape;
  }

  /** Some of another's, whose bytes it shares. */
  private Images(Images whole, int from, int to) {
    array = whole.array;
    first = whole.first + from;
    labels = Arrays.copyOfRange(whole.labels, from, to);
    shape = whole.shape;
  }

  /** Makes a set of colour images of 32×32 pixels. */
  public Images(byte[] pixels, byte[] labels) {
    this(pixels, labels, ImageShape.COLOUR_32);
  }

  /** The number of images. */
  public int n() {
    return labels.length;
  }

  /** The bytes: the array itself, or a copy where these are part of a larger set. */
  public byte[] pixels() {
    int length = n() * shape.d();
    return length == array.length ? array : Arrays.copyOfRange(array, first(0), first(0) + length);
  }

  /** The class of each image, 0 … K−1. */
  public byte[] labels() {
    return labels;
  }

  /** Planes, rows and columns of every image. */
  public ImageShape shape() {
    return shape;
  }

  /**
   * A pixel of an image, as a brightness of 0 … 255.
   *
   * @param j the image, 0 … n − 1
   * @param i the pixel, 0 … d − 1
   */
  public int brightness(int j, int i) {
    return array[first(j) + i] & 0xFF;
  }

  /** The bytes of these images, and perhaps of others. */
  byte[] array() {
    return array;
  }

  /** Where in {@link #array} an image begins. */
  int first(int j) {
    return (first + j) * shape.d();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d images", n());
  }

  /**
   * Images of the set, copied.
   *
   * @param from the first, 0 … to
   * @param to the first that is no longer taken, at most n
   * @throws IllegalArgumentException if there are no such images
   */
  public Images slice(int from, int to) {
    requireSlice(from, to, n());
    return new Images(
        Arrays.copyOfRange(array, first(from), first(to)),
        Arrays.copyOfRange(labels, from, to),
        shape);
  }

  /** As {@link #slice}, without a copy of the bytes. */
  Images view(int from, int to) {
    requireSlice(from, to, n());
    return new Images(this, from, to);
  }

  /** Java and ND4J would fill up what lies past the end, or fail without a reason. */
  static void requireSlice(int from, int to, int n) {
    if (from < 0 || from > to || to > n) {
      throw new IllegalArgumentException(
          "slice: from and to must be 0 ≤ from ≤ to ≤ %d, the images there are, but are %d and %d"
              .formatted(n, from, to));
    }
  }

  /** Classes of one name could not be told apart in any table or figure. */
  static void requireNames(String where, List<String> classes) {
    Range.requireGiven(where, "class names", classes);
    if (classes.isEmpty() || classes.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "%s: every class must have a name, and there must be at least 1, but they are %s"
              .formatted(where, classes));
    }
    if (new HashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException(
          "%s: the classes must differ in name, but are %s".formatted(where, classes));
    }
  }

  /** A label of no class would make an image one of two classes, or of none. */
  static void requireClasses(String where, byte[] labels, int K) {
    for (int j = 0; j < labels.length; j++) {
      int label = labels[j] & 0xFF;
      if (label >= K) {
        throw new IllegalArgumentException(
            "%s: every label must be one of the %d classes, 0 … %d, but image %d has label %d"
                .formatted(where, K, K - 1, j, label));
      }
    }
  }
}
