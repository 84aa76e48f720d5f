package lab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads CIFAR-10 from the data folder: 50,000 training and 10,000 test images of ten classes,
 * equally many of each. {@code labs/lab data} fetches it.
 */
public final class Cifar10 {
  /** The ten classes, in the order of their labels. */
  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  static final Sizes SIZES = new Sizes(5, 10_000, 10_000);
  static final String FOLDER = "cifar-10-batches-bin";

  /** Folders of which it was said that their images are not CIFAR-10's. */
  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  private Cifar10() {}

  /** Where the images are expected: {@code data/cifar-10-batches-bin}. */
  public static Path folder() {
    return DataFolder.path().resolve(FOLDER);
  }

  /** Whether there is anything; {@link #load()} checks what. */
  public static boolean isPresent() {
    return Files.isDirectory(folder());
  }

  /**
   * Reads the images from {@link #folder()}.
   *
   * @throws IllegalArgumentException if they are missing or damaged; the sentence names the file,
   *     the offset and what was expected
   * @throws UncheckedIOException if they cannot be read
   */
  public static ImageSet load() {
    return load(folder());
  }

  /**
   * Reads the images from a folder in the official binary layout, and checks every record. If a
   * record is not as published, the first time it says so on standard error.
   *
   * @param folder holds {@code data_batch_1.bin} and so on
   * @throws IllegalArgumentException if they are missing or damaged; the sentence names the file,
   *     the offset and what was expected
   * @throws UncheckedIOException if they cannot be read
   */
  public static ImageSet load(Path folder) {
    ImageSet set = load(folder, SIZES);
    tellOnce(folder, Authenticity.of(set, set.digest()));
    return set;
  }

  /** Says of images that are not as published, once for each folder, what that means. */
  static void tellOnce(Path folder, Authenticity found) {
    if (!found.isOfficial() && TOLD.add(folder.toAbsolutePath().normalize())) {
      System.err.printf(
          "%s: %s; %s; to fetch them anew, delete that folder and say labs/lab data%n",
          folder, found, found.meaning());
    }
  }

  /** As {@link #load(Path)}, for a set of other sizes. */
  static ImageSet load(Path folder, Sizes sizes) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "CIFAR-10 is not here, there is no folder %s: run labs/lab data to fetch it"
              .formatted(folder));
    }
    try {
      sizes.requireIn(folder);
      requireClasses(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: cannot be read: %s".formatted(folder, e), e);
    }
    ImageSet set = BinaryBatches.read("cifar10", folder);
    sizes.requireBalanced(set, folder);
    return set;
  }

  private static void requireClasses(Path folder) throws IOException {
    List<String> classes = BinaryBatches.readClasses(folder);
    if (!classes.equals(CLASSES)) {
      throw new IllegalArgumentException(
          "%s: must name %s, but names %s"
              .formatted(folder.resolve(BinaryBatches.CLASSES), CLASSES, classes));
    }
  }
}
