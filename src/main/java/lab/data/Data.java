package lab.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import lab.Range;
import lab.base.Digests;

/**
 * Training, validation and test examples, ready for the network. The test set can only be had by
 * {@link #lookAtTest}, which counts: a test set that is looked at often is a second validation set.
 */
public final class Data {
  private final String name;
  private final String contents;
  private final List<String> classes;
  private final FeatureScaling scaling;
  private final Scale scale;
  private final Optional<ImageShape> shape;
  private final Optional<Split> images;
  private final Examples train;
  private final Examples validation;
  private final Examples test;
  private final AtomicInteger looks = new AtomicInteger();
  private final List<Long> checksums;
  private String numbers; // made when it is asked for

  /**
   * @param contents digest of what the inputs were before they were scaled
   * @param images what the inputs were made of, if they are not just numbers
   */
  Data(
      String name,
      String contents,
      List<String> classes,
      FeatureScaling scaling,
      Scale scale,
      Optional<ImageShape> shape,
      Optional<Split> images,
      Examples train,
      Examples validation,
      Examples test) {
    this.name = name;
    this.contents = contents;
    this.classes = classes;
    this.scaling = scaling;
    this.scale = scale;
    this.shape = shape;
    this.images = images;
    this.train = train;
    this.validation = validation;
    this.test = test;
    checksums = checksums();
  }

  private List<Long> checksums() {
    return Stream.of(train, validation, test).map(Examples::checksum).toList();
  }

  /**
   * Requires the bytes that images were given as to be what they were when these data were made:
   * their array or files are somebody else's, too, and {@link #digest} would then be that of
   * others. Of files it is looked at whether anybody wrote to them. Every training does it before
   * it begins.
   *
   * @throws IllegalStateException if some are not
   */
  public void requireUnchanged() {
    if (!checksums.equals(checksums())) {
      throw new IllegalStateException(
          "%s: bytes of its images, or their files, were changed in place after these data were made, so that they are no longer what their digest says; change a copy, such as pixels.clone(), and make new data of it"
              .formatted(name));
    }
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
    Range.requireGiven("data", "their name", name);
    Images.requireNames(name, classes);
    requireFitting(name, "training", train, train, classes);
    requireFitting(name, "validation", validation, train, classes);
    requireFitting(name, "test", test, train, classes);
    return new Data(
        name,
        Contents.ofNumbers(List.of(train, validation, test)),
        List.copyOf(classes),
        FeatureScaling.NONE,
        FeatureScaling.NONE.fit(train.first(1).X()),
        Optional.empty(),
        Optional.empty(),
        train,
        validation,
        test);
  }

  private static void requireFitting(
      String name, String set, Examples examples, Examples train, List<String> classes) {
    Range.requireGiven(name, set + " examples", examples);
    int d = train.d();
    int K = classes.size();
    Range.require(name, "inputs of " + set + " examples", examples.d(), examples.d() == d, "%d", d);
    Range.require(name, "K of " + set + " examples", examples.K(), examples.K() == K, "%d", K);
    examples.requireFinite(name, set + " X");
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
    requireUnchanged();
    Scale scale = Split.fit(scaling, train);
    return new Data(
        name,
        contents,
        classes,
        scaling,
        scale,
        shape,
        images,
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
    Range.requireGiven(name, "the images' shape", shape);
    int d = train.d();
    Range.require(name, "inputs of " + shape, shape.d(), shape.d() == d, "d = %d", d);
    requireUnchanged();
    return new Data(
        name,
        contents,
        classes,
        scaling,
        scale,
        Optional.of(shape),
        images,
        train,
        validation,
        test);
  }

  /** {@code cifar10}, {@code shapes}, or what you call your own. */
  public String name() {
    return name;
  }

  /**
   * SHA-256 of all three sets, inputs as they were before they were scaled, and labels as they are
   * now. Inputs are looked at once, when the sets are made; see {@link #requireUnchanged}.
   */
  public String digest() {
    return withLabels(contents);
  }

  /**
   * The same with inputs as they are after scaling: for a piece that scales and does not tell how.
   */
  public synchronized String digestOfNumbers() {
    if (numbers == null) {
      numbers = Contents.ofNumbers(List.of(train, validation, test));
    }
    return withLabels(numbers);
  }

  private String withLabels(String inputs) {
    MessageDigest all = Digests.of("SHA-256");
    String form = shape.map(images -> images.planes() + "x" + images.side()).orElse("");
    String inWords = inputs + " " + form + " " + train.K();
    all.update(inWords.getBytes(StandardCharsets.UTF_8));
    for (Examples examples : List.of(train, validation, test)) {
      all.update(examples.labels());
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** The K classes' names. */
  public List<String> classes() {
    return classes;
  }

  /** The piece that standardised the examples. */
  public FeatureScaling scaling() {
    return scaling;
  }

  /** What it found on the training images, and put all three sets on; d×1 each, a copy. */
  public Scale scale() {
    return new Scale(scale.mean().dup(), scale.deviation().dup());
  }

  /** The shape of the images that the inputs are; empty for numbers that are no images. */
  public Optional<ImageShape> shape() {
    return shape;
  }

  /** The images that the inputs were made of; empty for numbers that were given as they are. */
  public Optional<Split> images() {
    return images;
  }

  /** The training examples. */
  public Examples train() {
    return train;
  }

  /** The validation examples, by which settings are chosen. */
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
