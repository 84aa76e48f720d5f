package lab.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import lab.Range;
import lab.Shape;

/**
 * Three sets of examples, ready for the network. The test set can only be had by {@link
 * #lookAtTest}, which counts: a test set that is looked at often is a second validation set.
 */
public final class Data {
  private final String name;
  private final String digest;
  private final List<String> classes;
  private final FeatureScaling scaling;
  private final Scale scale;
  private final Optional<ImageShape> shape;
  private final Examples train;
  private final Examples validation;
  private final Examples test;
  private final AtomicInteger looks = new AtomicInteger();

  Data(
      String name,
      String digest,
      List<String> classes,
      FeatureScaling scaling,
      Scale scale,
      Optional<ImageShape> shape,
      Examples train,
      Examples validation,
      Examples test) {
    this.name = name;
    this.digest = digest;
    this.classes = classes;
    this.scaling = scaling;
    this.scale = scale;
    this.shape = shape;
    this.train = train;
    this.validation = validation;
    this.test = test;
  }

  /**
   * Numbers of your own, of any d: they are trained on as they are, or after {@link #standardised}.
   *
   * <pre>
   * var train = Examples.of(inputs, labels, 10);    // float[n][d], int[n]
   * var data = Data.of("digits", names, train, validation, test)
   *     .standardised(new Standardise())
   *     .shaped(new ImageShape(1, 28));             // only for .augment(…)
   * </pre>
   *
   * Images that are bytes need less memory as {@link Images} of an {@link ImageSet}.
   *
   * @param name what you call them
   * @param classes the K classes' names
   * @param train to train on
   * @param validation to choose settings by
   * @param test to be looked at last
   * @throws IllegalArgumentException if the three do not fit one another or the names
   */
  public static Data of(
      String name, List<String> classes, Examples train, Examples validation, Examples test) {
    requireFitting(name, "training", train, train, classes);
    requireFitting(name, "validation", validation, train, classes);
    requireFitting(name, "test", test, train, classes);
    String digest = digest(train, validation, test);
    return new Data(
        name,
        digest,
        List.copyOf(classes),
        FeatureScaling.NONE,
        FeatureScaling.NONE.fit(train.X()),
        Optional.empty(),
        train,
        validation,
        test);
  }

  private static void requireFitting(
      String name, String set, Examples examples, Examples train, List<String> classes) {
    if (examples == null || classes == null) {
      throw new IllegalArgumentException(
          "%s: %s must be given, but are null"
              .formatted(name, classes == null ? "classes" : set + " examples"));
    }
    int d = train.d();
    int K = classes.size();
    Range.require(name, "inputs of " + set + " examples", examples.d(), examples.d() == d, "%d", d);
    Range.require(name, "K of " + set + " examples", examples.K(), examples.K() == K, "%d", K);
    Shape.requireFinite(name, set + " X", examples.X());
  }

  private static String digest(Examples... sets) {
    MessageDigest sha256 = Digests.of("SHA-256");
    for (Examples examples : sets) {
      ByteBuffer image = ByteBuffer.allocate(Float.BYTES * examples.d());
      for (int j = 0; j < examples.n(); j++) {
        image.clear().asFloatBuffer().put(examples.X().getColumn(j).toFloatVector());
        sha256.update(image);
        sha256.update(examples.labels()[j]);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /**
   * The same with every input on one scale, found on the training examples alone.
   *
   * @param scaling the piece that does it
   * @throws IllegalStateException if they are standardised already
   */
  public Data standardised(FeatureScaling scaling) {
    if (!this.scaling.equals(FeatureScaling.NONE)) {
      throw new IllegalStateException(
          "%s: is standardised already, by %s; start from the numbers as they were"
              .formatted(name, this.scaling));
    }
    Scale scale = Split.fit(scaling, train.X());
    return new Data(
        name,
        digest,
        classes,
        scaling,
        scale,
        shape,
        Split.scaled(train, scaling, scale),
        Split.scaled(validation, scaling, scale),
        Split.scaled(test, scaling, scale));
  }

  /**
   * The same, with the word that inputs are images: an augmentation needs to know.
   *
   * @param shape planes, rows and columns of every image
   * @throws IllegalArgumentException if such images have more or fewer inputs than d
   */
  public Data shaped(ImageShape shape) {
    int d = train.d();
    Range.require(name, "inputs of " + shape, shape.d(), shape.d() == d, "d = %d", d);
    return new Data(
        name, digest, classes, scaling, scale, Optional.of(shape), train, validation, test);
  }

  /** {@code cifar10}, {@code shapes}, or what you call your own. */
  public String name() {
    return name;
  }

  /** SHA-256 of the images that these examples were made of. */
  public String digest() {
    return digest;
  }

  /** The K classes' names. */
  public List<String> classes() {
    return classes;
  }

  /** The piece that standardised them. */
  public FeatureScaling scaling() {
    return scaling;
  }

  /** What it found on the training images, and put all three sets on; d×1 each. */
  public Scale scale() {
    return scale;
  }

  /** How the inputs lie as an image; empty for numbers that nobody has called images. */
  public Optional<ImageShape> shape() {
    return shape;
  }

  /** To train on. */
  public Examples train() {
    return train;
  }

  /** To choose settings by. */
  public Examples validation() {
    return validation;
  }

  /** The test examples; each call counts as a look. */
  public Examples lookAtTest() {
    looks.incrementAndGet();
    return test;
  }

  /** How often the test examples were looked at. */
  public int looksAtTest() {
    return looks.get();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d training, %,d validation, %,d test images",
        name,
        train.n(),
        validation.n(),
        test.n());
  }
}
