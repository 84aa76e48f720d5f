package lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of images in CIFAR-10's binary layout, equally many of each class.
 *
 * @param trainBatches files of training images
 * @param trainRecords images in each of them
 * @param testRecords images to test with
 */
record Sizes(int trainBatches, int trainRecords, int testRecords) {

  /** The image files' names and their lengths in bytes, in order. */
  Map<String, Long> files() {
    Map<String, Long> files = new LinkedHashMap<>();
    for (int k = 1; k <= trainBatches; k++) {
      files.put(BinaryBatches.trainBatch(k), (long) trainRecords * BinaryBatches.RECORD);
    }
    files.put(BinaryBatches.TEST, (long) testRecords * BinaryBatches.RECORD);
    return files;
  }

  /**
   * Requires a folder's image files to have these lengths.
   *
   * @throws IllegalArgumentException if one is missing, longer or shorter
   */
  void requireIn(Path folder) throws IOException {
    for (var entry : files().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException("%s is missing".formatted(file));
      }
      long records = entry.getValue() / BinaryBatches.RECORD;
      long bytes = Files.size(file);
      if (bytes != entry.getValue()) {
        throw new IllegalArgumentException(
            "%s: must hold %d records of %d bytes and end at offset %d, but ends at offset %d"
                .formatted(file, records, BinaryBatches.RECORD, entry.getValue(), bytes));
      }
    }
  }

  /**
   * Requires each class to have its share of the images.
   *
   * @throws IllegalArgumentException if a class has more or fewer
   */
  void requireBalanced(ImageSet set, Path folder) {
    requireBalanced("training", set.train(), set, folder);
    requireBalanced("test", set.test(), set, folder);
  }

  private static void requireBalanced(String part, Images images, ImageSet set, Path folder) {
    int K = set.classes().size();
    int[] counts = new int[K];
    for (byte label : images.labels()) {
      counts[label]++;
    }
    for (int k = 0; k < K; k++) {
      if (counts[k] * K != images.n()) {
        throw new IllegalArgumentException(
            "%s: must hold %d %s images of class %d (%s), but holds %d"
                .formatted(folder, images.n() / K, part, k, set.classes().get(k), counts[k]));
      }
    }
  }
}
