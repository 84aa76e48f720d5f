package lab.data;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lab.Range;

/**
 * A set of labelled images as published, divided into training and test images.
 *
 * @param name {@code cifar10}, {@code shapes}, or what you call your own
 * @param digest SHA-256 of all records, in hexadecimal: which images they were, to the bit
 * @param classes the K classes' names
 * @param train training images
 * @param test test images
 */
public record ImageSet(
    String name, String digest, List<String> classes, Images train, Images test) {

  /**
   * @throws IllegalArgumentException if something is missing, two classes have one name, training
   *     and test images differ in shape, or a label is no class
   */
  public ImageSet {
    requireGiven(name, train, test);
    Images.requireNames(name, classes);
    if (!train.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "%s: test images must be %s, like the training images, but are %s"
              .formatted(name, train.shape(), test.shape()));
    }
    Images.requireClasses("training images", train.labels(), classes.size());
    Images.requireClasses("test images", test.labels(), classes.size());
  }

  /**
   * A set of images of your own, whose digest is computed.
   *
   * <pre>
   * var grey = new ImageShape(1, 28);
   * var train = new Images(pixels, labels, grey);             // n · 784 bytes and n bytes
   * var data = new ImageSet("digits", names, train, test)
   *     .split(50_000, 10_000).standardised(new Standardise());
   * </pre>
   *
   * @param name what you call them
   * @param classes the K classes' names
   */
  public ImageSet(String name, List<String> classes, Images train, Images test) {
    this(name, digest(name, train, test), classes, train, test);
  }

  /**
   * Opens images of your own in CIFAR-10's binary layout: colour images of 32×32 pixels in files
   * {@code data_batch_1.bin}, {@code data_batch_2.bin}, … and {@code test_batch.bin}, a byte of
   * label and 3072 of pixels each, and the classes' names in {@code batches.meta.txt}, one a line.
   * Every record is looked at once; the pixels stay in the files, so that there may be more of them
   * than the memory holds.
   *
   * @param name what you call them
   * @param folder where the files are, of at most 698,823 images each
   * @throws IllegalArgumentException if a file is missing, ends within a record, or holds a label
   *     that is no class; the sentence names the file and the offset
   * @throws UncheckedIOException if the files cannot be read
   */
  public static ImageSet open(String name, Path folder) {
    Range.requireGiven("images", "their name", name);
    Range.requireGiven(name, "the folder of its files", folder);
    return BinaryBatches.read(name, folder);
  }

  private static String digest(String name, Images train, Images test) {
    requireGiven(name, train, test);
    return BinaryBatches.digest(train, test);
  }

  private static void requireGiven(String name, Images train, Images test) {
    Range.requireGiven("images", "their name", name);
    Range.requireGiven(name, "training images", train);
    Range.requireGiven(name, "test images", test);
  }

  /**
   * Divides the training images: the first {@code train} to train on, the last {@code validation}
   * to choose settings by.
   *
   * @param train images to train on, ≥ 1
   * @param validation images to choose by, ≥ 1
   * @throws IllegalArgumentException if there are fewer training images than that
   */
  public Split split(int train, int validation) {
    if (train < 1 || validation < 1 || (long) train + validation > this.train.n()) {
      throw new IllegalArgumentException(
          "split: training and validation images must be at least 1 each and %,d together, as many as %s has, but are %,d and %,d"
              .formatted(this.train.n(), name, train, validation));
    }
    int n = this.train.n();
    return new Split(this, this.train.view(0, train), this.train.view(n - validation, n), test);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d training and %,d test images of %d classes",
        name,
        train.n(),
        test.n(),
        classes.size());
  }
}
