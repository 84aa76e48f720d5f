package lab.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lab.base.Reason;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Unpacks CIFAR-10's archive, a tar of the batches that is usually gzipped. What is unpacked is
 * chosen from a list of names and lengths, and never from what the archive says of itself: so no
 * entry can land elsewhere, be a link, or fill the disk.
 */
final class Cifar10Archive {
  /** More than the names of the classes, or the official archive's page of one link, can need. */
  private static final long TEXT = 1 << 16;

  private static final String README = "readme.html";
  private static final int GZIP = 0x1f8b;
  private static final int TAR_HEADER = 512;

  private final Path file;
  private final Sizes sizes;

  Cifar10Archive(Path file, Sizes sizes) {
    this.file = file;
    this.sizes = sizes;
  }

  /**
   * Unpacks the batches.
   *
   * @param folder where to; whether all are there is not checked
   * @throws IllegalArgumentException if the archive is damaged or holds anything else
   * @throws IOException if the batches cannot be written
   */
  void unpack(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        InputStream plain = bounded(isGzip(in) ? gunzip(in, channel) : requireTar(in));
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      TarArchiveEntry entry;
      while ((entry = next(tar, channel)) != null) {
        String name = entry.getName().replaceFirst("^(\\./)+", "");
        if (entry.isDirectory() && (name.isEmpty() || name.equals(Cifar10.FOLDER + "/"))) {
          continue;
        }
        name = name.replaceFirst("^" + Cifar10.FOLDER + "/", "");
        require(entry, name);
        Path target = folder.resolve(name);
        if (Files.exists(target)) {
          throw new IllegalArgumentException("%s: holds %s twice".formatted(file, name));
        }
        byte[] bytes = readFully(tar, entry, channel);
        if (!name.equals(README)) {
          Files.write(target, bytes);
        }
      }
      readToTheEnd(plain, channel);
    }
  }

  private void require(TarArchiveEntry entry, String name) {
    Map<String, Long> files = sizes.files();
    String shown = shown(entry.getName());
    byte type = entry.getLinkFlag();
    boolean text = name.equals(BinaryBatches.CLASSES) || name.equals(README);
    if (!text && !files.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s: the entry %s is not of CIFAR-10's binary version; expected %s/ with %s, %s and %s"
              .formatted(
                  file,
                  shown,
                  Cifar10.FOLDER,
                  BinaryBatches.CLASSES,
                  String.join(", ", files.keySet()),
                  README));
    }
    if (type != TarConstants.LF_NORMAL && type != TarConstants.LF_OLDNORM) {
      throw new IllegalArgumentException(
          "%s: the entry %s must be a plain file, but is a link or something else"
              .formatted(file, shown));
    }
    long size = entry.getSize();
    if (text ? size > TEXT : size != files.get(name)) {
      throw new IllegalArgumentException(
          "%s: the entry %s must be %s bytes long, but is %d"
              .formatted(file, shown, text ? "at most " + TEXT : files.get(name), size));
    }
  }

  /** A name may hold anything, even what a terminal would obey. */
  private static String shown(String name) {
    String printable = name.replaceAll("[^\\p{Graph} ]", "?");
    return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP;
  }

  private InputStream requireTar(InputStream in) throws IOException {
    in.mark(TAR_HEADER);
    byte[] header = in.readNBytes(TAR_HEADER);
    in.reset();
    if (header.length > 0 && !TarArchiveInputStream.matches(header, header.length)) {
      throw new IllegalArgumentException(
          "%s: must be a tar.gz or tar archive of CIFAR-10's binary version, but is neither of the two"
              .formatted(file));
    }
    return in;
  }

  private InputStream gunzip(InputStream in, FileChannel channel) throws IOException {
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    } catch (IOException e) {
      throw damaged(channel, e);
    }
  }

  /** A few bytes can unpack to any number. */
  private InputStream bounded(InputStream in) throws IOException {
    long limit = sizes.files().values().stream().mapToLong(Long::longValue).sum() + (1 << 20);
    return BoundedInputStream.builder()
        .setInputStream(in)
        .setMaxCount(limit)
        .setOnMaxCount(
            (max, count) -> {
              throw new IOException("more than %d bytes unpacked".formatted(limit));
            })
        .get();
  }

  // Reading and writing are kept apart, so that a full disk is not taken for a damaged archive.

  private TarArchiveEntry next(TarArchiveInputStream tar, FileChannel channel) throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IOException e) {
      throw damaged(channel, e);
    }
  }

  private byte[] readFully(TarArchiveInputStream tar, TarArchiveEntry entry, FileChannel channel)
      throws IOException {
    try {
      return tar.readNBytes((int) entry.getSize());
    } catch (IOException e) {
      throw damaged(channel, e);
    }
  }

  /** Only at its end does gzip say whether all that came before was right. */
  private void readToTheEnd(InputStream plain, FileChannel channel) throws IOException {
    try {
      plain.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw damaged(channel, e);
    }
  }

  private IllegalArgumentException damaged(FileChannel channel, IOException e) throws IOException {
    return new IllegalArgumentException(
        "%s: must be a whole tar or tar.gz archive, but is damaged or cut before offset %d of %d (%s)"
            .formatted(file, channel.position(), channel.size(), Reason.of(e)),
        e);
  }
}
