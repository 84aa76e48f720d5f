package lab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import lab.Range;
import lab.Shape;

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

  private final PixelSource source;
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
    source = new ArrayPixels(pixels, shape.d());
    first = 0;
    this.labels = labels;
    this.shape = shape;
  }

  /** Images of which the source has as many as there are labels. */
  Images(PixelSource source, byte[] labels, ImageShape shape) {
    this(source, 0, labels, shape);
  }

  private Images(PixelSource source, int first, byte[] labels, ImageShape shape) {
    this.source = source;
    this.first = first;
    this.labels = labels;
    this.shape = shape;
  }

  /** Makes a set of colour images of 32×32 pixels. */
  public Images(byte[] pixels, byte[] labels) {
    this(pixels, labels, ImageShape.COLOUR_32);
  }

  /** The number of images. */
  public int n() {
    return labels.length;
  }

  /**
   * The bytes: the array that the images were made of, or a copy where these are part of a larger
   * set or in a file.
   *
   * @throws IllegalArgumentException if they are more than an array can hold
   */
  public byte[] pixels() {
    return source instanceof ArrayPixels all && all.array().length == n() * shape.d()
        ? all.array()
        : copied();
  }

  private byte[] copied() {
    int d = shape.d();
    byte[] all = new byte[Shape.entries("images", "their pixels, n×d", n(), d)];
    byte[] one = new byte[d];
    for (int j = 0; j < n(); j++) {
      read(j, 0, one);
      System.arraycopy(one, 0, all, j * d, d);
    }
    return all;
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
    byte[] pixel = new byte[1];
    read(j, i, pixel);
    return pixel[0] & 0xFF;
  }

  /** See {@link PixelSource#read}. */
  void read(int j, int firstPixel, byte[] into) {
    source.read(first + j, firstPixel, into);
  }

  /** See {@link PixelSource#checksum}. */
  long checksum() {
    return source.checksum(first, first + n());
  }

  /** Whether they are in files. */
  boolean isMapped() {
    return source instanceof MappedPixels;
  }

  /**
   * The same images, mapped once more if they are in files: what the first mapping has in memory
   * stays as little as it is when all of these are looked at.
   *
   * @throws UncheckedIOException if the files are no longer there
   */
  Images mappedAgain() {
    if (!(source instanceof MappedPixels mapped)) {
      return this;
    }
    try {
      return new Images(MappedPixels.of(mapped.files()), first, labels, shape);
    } catch (IOException e) {
      throw new UncheckedIOException("images: their files cannot be read: " + e, e);
    }
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
    Images some = view(from, to);
    return new Images(some.copied(), some.labels, shape);
  }

  /** As {@link #slice}, without a copy of the bytes. */
  Images view(int from, int to) {
    requireSlice(from, to, n());
    return new Images(source, first + from, Arrays.copyOfRange(labels, from, to), shape);
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
