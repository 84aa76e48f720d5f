package lab.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import lab.Range;
import lab.base.AtomicFolder;
import lab.base.Digests;

/**
 * Puts CIFAR-10 into the data folder, by download or import, for {@code lab data}. Whatever fails,
 * what was there before stays as it was; what succeeds was checked record by record.
 */
public final class Cifar10Setup {
  /** The address from which the archive is downloaded unless another is given. */
  public static final URI HOME =
      URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");

  /** The MD5 of the archive that is there. */
  static final String MD5 = "c32a1d4ab5d03f1284b67883e8d87530";

  private static final String ARCHIVE = "cifar-10-binary.tar.gz";

  /** The official archive has about 170 million bytes. */
  private static final long MAX_BYTES = 200_000_000;

  private final Path data;
  private final Sizes sizes;
  private final String md5;

  /** For the project's own data folder. */
  public Cifar10Setup() {
    this(DataFolder.path(), Cifar10.SIZES, MD5);
  }

  /**
   * The images in the data folder.
   *
   * @param sentence says what they are
   * @param authenticity whether they are CIFAR-10's
   */
  public record Found(String sentence, Authenticity authenticity) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  Cifar10Setup(Path data, Sizes sizes, String md5) {
    this.data = data;
    this.sizes = sizes;
    this.md5 = md5;
  }

  /**
   * Checks what is there: the files' lengths, every label, the images of each class, and every
   * record against those of CIFAR-10 as published.
   *
   * @return what is there
   * @throws IllegalArgumentException if anything is missing or wrong
   */
  public Found verify() {
    return found(Cifar10.load(folder(), sizes));
  }

  /**
   * Downloads the official archive and unpacks it. A download that broke off is taken up again.
   *
   * @param from its home or a mirror
   * @param patience how long to wait for the next byte
   * @param progress hears how far it has come
   * @return what is there now, in a sentence
   * @throws IllegalArgumentException if the address is none, or what it gives is not the official
   *     archive, which is then deleted
   * @throws IOException if the download breaks; what has come is kept
   */
  public String download(URI from, Duration patience, DownloadProgress progress)
      throws IOException {
    if (from.getHost() == null || !String.valueOf(from.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "--url: must be an address such as %s, but is %s".formatted(HOME, from));
    }
    Range.require(
        "--patience", "seconds", patience.toSeconds(), patience.toMillis() > 0, "at least 1");
    Download download = new Download(from, data.resolve(ARCHIVE), MAX_BYTES, patience, progress);
    Path archive = download.run();
    String found = md5Of(archive);
    if (!found.equals(md5)) {
      download.discard();
      throw new IllegalArgumentException(
          ("%s: is not the official archive, its MD5 must be %s, but is %s; it was deleted"
                  + " (labs/lab data --from FILE imports any archive whose records are right)")
              .formatted(from, md5, found));
    }
    String sentence = install(archive);
    download.discard();
    return sentence;
  }

  /**
   * Imports a local archive, tar.gz or tar, or a folder. An archive that is not the official one is
   * welcome if its records are right.
   *
   * @param source the archive; or the folder of the batches, or the one above it
   * @return what is there now, in a sentence, with a note if its MD5 is not the official one
   * @throws IllegalArgumentException if anything is missing or wrong
   */
  public String importFrom(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      Path inner = source.resolve(Cifar10.FOLDER);
      return install(Files.isDirectory(inner) ? inner : source);
    }
    if (!Files.isRegularFile(source)) {
      throw new IllegalArgumentException(
          "%s: there is no such file or folder; name an archive (tar.gz or tar), or a folder of the batches"
              .formatted(source));
    }
    String found = md5Of(source);
    String sentence = install(source);
    return found.equals(md5)
        ? sentence
        : "%s%nNote: %s is not the archive at CIFAR-10's home (its MD5 is %s, not %s)."
            .formatted(sentence, source, found, md5);
  }

  private String install(Path source) throws IOException {
    AtomicReference<ImageSet> checked = new AtomicReference<>();
    try {
      AtomicFolder.replace(
          folder(),
          empty -> {
            if (Files.isDirectory(source)) {
              copy(source, empty);
            } else {
              new Cifar10Archive(source, sizes).unpack(empty);
            }
            checked.set(loadFor(source, empty));
          });
    } catch (IOException e) {
      throw new IOException(
          "%s: %s cannot be brought there (%s)".formatted(folder(), source, e), e);
    }
    return found(checked.get()).sentence();
  }

  private void copy(Path source, Path folder) throws IOException {
    sizes.requireIn(source);
    for (String name : sizes.files().keySet()) {
      Files.copy(source.resolve(name), folder.resolve(name));
    }
    if (Files.exists(source.resolve(BinaryBatches.CLASSES))) {
      Files.copy(source.resolve(BinaryBatches.CLASSES), folder.resolve(BinaryBatches.CLASSES));
    }
  }

  /** People know the source that they named, not the temporary folder that it was brought to. */
  private ImageSet loadFor(Path source, Path folder) {
    try {
      return Cifar10.load(folder, sizes);
    } catch (IllegalArgumentException e) {
      String message = e.getMessage().replace(folder.toString(), source.toString());
      throw new IllegalArgumentException(message, e);
    }
  }

  private Path folder() {
    return data.resolve(Cifar10.FOLDER);
  }

  private Found found(ImageSet set) {
    Authenticity authenticity = Authenticity.of(set);
    String sentence =
        "%s: CIFAR-10, %d training and %d test images, %d and %d of each of %d classes; SHA-256 %s%n%s; %s"
            .formatted(
                folder(),
                set.train().n(),
                set.test().n(),
                set.train().n() / set.classes().size(),
                set.test().n() / set.classes().size(),
                set.classes().size(),
                set.digest(),
                authenticity,
                authenticity.meaning());
    return new Found(sentence, authenticity);
  }

  private static String md5Of(Path file) throws IOException {
    MessageDigest digest = Digests.of("MD5");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IOException("%s: cannot be read (%s)".formatted(file, e), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
