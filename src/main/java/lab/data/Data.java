package lab.data;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;

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
      Examples train,
      Examples validation,
      Examples test) {
    this.name = name;
    this.digest = digest;
    this.classes = classes;
    this.scaling = scaling;
    this.scale = scale;
    this.train = train;
    this.validation = validation;
    this.test = test;
  }

  /** {@code cifar10} or {@code shapes}. */
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
