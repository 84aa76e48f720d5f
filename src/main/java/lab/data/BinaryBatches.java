package lab.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import lab.Range;
import lab.base.AtomicFolder;
import lab.base.Digests;

/**
 * Reads and writes CIFAR-10's binary layout: a folder with {@code data_batch_1.bin}, {@code
 * data_batch_2.bin}, … to train on, {@code test_batch.bin}, and {@code batches.meta.txt}, which
 * names a class on each line. A batch is nothing but records, a byte of label and 3072 bytes of
 * pixels each.
 */
final class BinaryBatches {
  /** Bytes of a record. */
  static final int RECORD = 1 + Images.D;

  static final String CLASSES = "batches.meta.txt";
  static final String TEST = "test_batch.bin";

  private static final int BUFFER = 1 << 18;

  private BinaryBatches() {}

  /** The name of a file of training images, k = 1, 2, … */
  static String trainBatch(int k) {
    return "data_batch_" + k + ".bin";
  }

  /**
   * Reads a set of images.
   *
   * @param name the set's name, such as {@code cifar10}
   * @param folder where its files are
   * @throws IllegalArgumentException if a file is missing, ends within a record, or holds a label
   *     that is no class; the sentence names the file and the offset
   * @throws UncheckedIOException if the files cannot be read
   */
  static ImageSet read(String name, Path folder) {
    try {
      List<String> classes = readClasses(folder);
      MessageDigest digest = Digests.of("SHA-256");
      Images train = readImages(trainFiles(folder), classes.size(), digest);
      Images test = readImages(List.of(file(folder, TEST)), classes.size(), digest);
      String inHex = HexFormat.of().formatHex(digest.digest());
      return new ImageSet(name, inHex, classes, train, test);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: cannot be read: %s".formatted(folder, e), e);
    }
  }

  /**
   * Writes a set of images, all of it or nothing: a folder that was there before is replaced.
   *
   * @param set the images
   * @param trainBatches files for the training images, 1 … as many as there are images
   * @param folder where to
   * @throws IllegalArgumentException if they cannot be divided so
   * @throws UncheckedIOException if the files cannot be written; the old folder then stays as it
   *     was
   */
  static void write(ImageSet set, int trainBatches, Path folder) {
    int n = set.train().n();
    if (trainBatches < 1 || trainBatches > n) {
      throw new IllegalArgumentException(
          "%s: trainBatches must be 1 … %d, the training images of %s, but is %d"
              .formatted(folder, n, set.name(), trainBatches));
    }
    try {
      AtomicFolder.replace(
          folder,
          empty -> {
            Files.write(empty.resolve(CLASSES), set.classes());
            for (int k = 1; k <= trainBatches; k++) {
              int from = (int) ((k - 1L) * n / trainBatches);
              int to = (int) ((long) k * n / trainBatches);
              writeBatch(set.train(), from, to, empty.resolve(trainBatch(k)));
            }
            writeBatch(set.test(), 0, set.test().n(), empty.resolve(TEST));
          });
    } catch (IOException e) {
      throw new UncheckedIOException("%s: cannot be written: %s".formatted(folder, e), e);
    }
  }

  /**
   * SHA-256 of all records, training images first, in hexadecimal: into how many files they are
   * divided does not matter.
   */
  static String digest(Images train, Images test) {
    return digest("SHA-256", train, test);
  }

  /** A digest of the records of all parts, one after another, in hexadecimal. */
  static String digest(String algorithm, Images... parts) {
    MessageDigest digest = Digests.of(algorithm);
    try (OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(OutputStream.nullOutputStream(), digest), BUFFER)) {
      for (Images part : parts) {
        writeRecords(part, 0, part.n(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written here
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads the names of a set's classes.
   *
   * @param folder where its files are
   * @throws IllegalArgumentException if the file is missing or names none, or too many
   * @throws IOException if it cannot be read
   */
  static List<String> readClasses(Path folder) throws IOException {
    Path file = file(folder, CLASSES);
    List<String> classes =
        Files.readAllLines(file).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (classes.isEmpty() || classes.size() > 1 + Byte.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s: must name 1 … 128 classes, one a line, but names %d"
              .formatted(file, classes.size()));
    }
    return classes;
  }

  private static List<Path> trainFiles(Path folder) throws IOException {
    long count;
    try (Stream<Path> files = Files.list(folder)) {
      count =
          files.filter(f -> f.getFileName().toString().matches("data_batch_\\d+\\.bin")).count();
    }
    List<Path> batches = new ArrayList<>();
    for (int k = 1; k <= Math.max(1, count); k++) {
      batches.add(file(folder, trainBatch(k)));
    }
    return batches;
  }

  private static Path file(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s: %s is missing; expected %s, %s, … and %s"
              .formatted(folder, name, CLASSES, trainBatch(1), TEST));
    }
    return file;
  }

  /** Looks at every record, whose pixels then stay where they are. */
  private static Images readImages(List<Path> batches, int K, MessageDigest digest)
      throws IOException {
    long n = 0;
    for (Path batch : batches) {
      n += records(batch);
    }
    Range.require(batches.get(0).toString(), "images", n, n <= Integer.MAX_VALUE, "below 2³¹");
    ByteBuffer labels = ByteBuffer.allocate((int) n);
    for (Path batch : batches) {
      readLabels(batch, labels, K, digest);
    }
    PixelSource pixels = MappedPixels.of(RecordFiles.of(batches, Images.D));
    return new Images(pixels, labels.array(), ImageShape.COLOUR_32);
  }

  private static long records(Path batch) throws IOException {
    long size = Files.size(batch);
    if (size == 0 || size % RECORD != 0) {
      throw new IllegalArgumentException(
          "%s: the record at offset %d must be %d bytes long (a label and %d pixels), but is %d"
              .formatted(batch, size - size % RECORD, RECORD, Images.D, size % RECORD));
    }
    long most = Integer.MAX_VALUE / RECORD; // what can be mapped at once
    long n = size / RECORD;
    Range.require(batch.toString(), "records of a file", n, n <= most, "at most %d", most);
    return n;
  }

  private static void readLabels(Path batch, ByteBuffer labels, int K, MessageDigest digest)
      throws IOException {
    byte[] record = new byte[RECORD];
    try (InputStream file = Files.newInputStream(batch);
        DataInputStream in = new DataInputStream(new BufferedInputStream(file, BUFFER))) {
      long count = records(batch);
      for (long j = 0; j < count; j++) {
        in.readFully(record);
        digest.update(record);
        int label = record[0] & 0xFF;
        if (label >= K) {
          throw new IllegalArgumentException(
              "%s: the label at offset %d must be 0 … %d, but is %d"
                  .formatted(batch, j * RECORD, K - 1, label));
        }
        labels.put(record[0]);
      }
    }
  }

  private static void writeBatch(Images images, int from, int to, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      writeRecords(images, from, to, out);
    }
  }

  private static void writeRecords(Images images, int from, int to, OutputStream out)
      throws IOException {
    byte[] one = new byte[images.shape().d()];
    for (int j = from; j < to; j++) {
      out.write(images.labels()[j]);
      images.read(j, 0, one);
      out.write(one);
    }
  }
}
