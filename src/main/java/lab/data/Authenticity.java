package lab.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says how far images are those of CIFAR-10 as published, record by record: an image and its label
 * are a record. Training and test images are looked at apart, so that a test image among those that
 * are trained on is found.
 *
 * @param order in which order they stand; {@link Order#OTHER} if records differ
 * @param differing records that are not published ones, or are there twice
 */
public record Authenticity(Order order, int differing) {
  /**
   * An order of the published images: which images the last ones are, by which settings are chosen.
   */
  public enum Order {
    /** That of the archive at CIFAR-10's home. */
    HOME("every record is as published, in the order of the archive at its home"),
    /** That of the archive that the report in {@code solutions/report} was made with. */
    RECORDED(
        "every record is as published, in the order of the archive that solutions/report was made with;"
            + " the archive at its home has another"),
    /** Any other. */
    OTHER(
        "every record is as published, but other images are used to choose settings, and batches are"
            + " others: numbers differ as they do with another seed");

    private final String meaning;

    Order(String meaning) {
      this.meaning = meaning;
    }
  }

  private static final int TRAIN = 50_000;
  private static final int TEST = 10_000;

  /** See {@link PublishedRecords#digest}. */
  private static final String TRAIN_DIGEST =
      "55a61f79a40ece2ceda9fb5f9f7078f6ea2fc4952489cef56682bcf92cfcc260";

  private static final String TEST_DIGEST =
      "325704b01eb92e1e2a6215ae6a916bb7db7de054af0c496be1c7be2e0fcfbf5f";

  /** SHA-1 of the five training batches and the test batch in the archive at CIFAR-10's home. */
  private static final List<String> HOME =
      List.of(
          "aadd24acce27caa71bf4b10992e9e7b2d74c2540",
          "c0ba65cce70568cd57b4e03e9ac8d2a5367c1795",
          "1dd00a74ab1d17a6e7d73e185b69dbf31242f295",
          "aab85764eb3584312d3c7f65fd2fd016e36a258e",
          "26e2849e66a845b7f1e4614ae70f4889ae604628",
          "67eb016db431130d61cd03c7ad570b013799c88c");

  /** {@link ImageSet#digest} of the images that solutions/report was made with. */
  private static final String RECORDED =
      "b50f6267a07942a3aa1eb9f41debcaf94c93d0c103198f49957003f3d0deea75";

  /** Compares images with CIFAR-10's, whatever the set's own digest says. */
  public static Authenticity of(ImageSet set) {
    return of(set, BinaryBatches.digest(set.train(), set.test()));
  }

  /** The same, of images whose digest is known. */
  static Authenticity of(ImageSet set, String digest) {
    if (digest.equals(RECORDED)) {
      return new Authenticity(Order.RECORDED, 0);
    }
    if (batchSums(set).equals(HOME)) {
      return new Authenticity(Order.HOME, 0);
    }
    try (InputStream in = Authenticity.class.getResourceAsStream("cifar10-records.bin");
        InputStream heads = new BufferedInputStream(in)) {
      PublishedRecords train = PublishedRecords.read(TRAIN_DIGEST, heads, TRAIN);
      PublishedRecords test = PublishedRecords.read(TEST_DIGEST, heads, TEST);
      return of(set, train, test);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of CIFAR-10's records cannot be read: " + e, e);
    }
  }

  /** The same with other records as the published ones. */
  static Authenticity of(ImageSet set, PublishedRecords train, PublishedRecords test) {
    return new Authenticity(Order.OTHER, train.differing(set.train()) + test.differing(set.test()));
  }

  /** Whether all images are published ones: results on them compare with others' on CIFAR-10. */
  public boolean isOfficial() {
    return differing == 0;
  }

  /** What that means, in half a sentence. */
  public String meaning() {
    return isOfficial() ? order.meaning : "results do not compare with those on CIFAR-10";
  }

  @Override
  public String toString() {
    if (!isOfficial()) {
      return "not CIFAR-10 as published: %d records differ".formatted(differing);
    }
    return order == Order.OTHER ? "official images in another order" : "official";
  }

  /** SHA-1 of every file of ten thousand records. */
  static List<String> batchSums(ImageSet set) {
    return Stream.concat(
            IntStream.range(0, set.train().n() / TEST)
                .mapToObj(k -> set.train().slice(k * TEST, (k + 1) * TEST)),
            Stream.of(set.test()))
        .map(batch -> BinaryBatches.digest("SHA-1", batch))
        .toList();
  }
}
