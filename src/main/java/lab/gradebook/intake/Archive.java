package lab.gradebook.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import lab.base.Reason;
import lab.gradebook.intake.Intake.TooMuchException;
import lab.gradebook.platform.Delivery.Part;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.utils.IOUtils;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.io.channels.FilterSeekableByteChannel;
import org.apache.commons.io.input.ChecksumInputStream;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * Reads an untrusted archive in memory: zip, 7z or tar, plain or packed with gzip, bzip2 or xz,
 * recognised by its first bytes. Whatever it says of itself, no more than some limits is read of
 * it, and nothing is written.
 */
final class Archive {
  private static final int MAX_NESTED = 32 << 20;
  private static final int MAX_ENTRIES = 50_000;

  /** A zip's table of contents, of which each entry takes a tenfold in memory. */
  private static final long MAX_TABLE = 8 << 20;

  /** What unpacking an xz or a 7z may take; their makers choose it. */
  private static final int MAX_MEMORY_IN_KIB = 128 << 10;

  /** Of a tar, what may stand before an entry's content: its name, and properties of any length. */
  private static final int MAX_HEADER = 1 << 20;

  /** What zips are packed with; what else the library reads takes as much memory as it asks for. */
  private static final Set<Integer> METHODS =
      Set.of(
          ZipMethod.STORED.getCode(),
          ZipMethod.DEFLATED.getCode(),
          ZipMethod.ENHANCED_DEFLATED.getCode());

  private static final String LOCKED =
      "%s is locked with a password: it is not taken; pack it without one.";

  private static final String READ = "only zip, tar, tar.gz, tar.bz2, tar.xz and 7z are read";

  /** Unix's kind of a file, which 7z keeps in the upper half of its attributes. */
  private static final int LINK_MASK = 0170000;

  private static final int LINK = 0120000;

  private static final Pattern OUTSIDE = Pattern.compile("(.*/)?\\.\\.(/.*)?|/.*|[A-Za-z]:.*");

  private final Intake intake;
  private final boolean nested;
  private int entries;

  private Archive(Intake intake, boolean nested) {
    this.intake = intake;
    this.nested = nested;
  }

  static boolean isArchive(String path) {
    return Part.isArchive(path);
  }

  static boolean isSource(String path) {
    return Part.isSource(path);
  }

  /**
   * Takes in what a file holds.
   *
   * @param at what stands before the names of its entries; empty, or the path of the archive and a
   *     slash
   */
  static void read(Path file, String at, Intake intake) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())
        && Files.size(file) > MAX_NESTED) { // which would be read whole, from a zip
      intake.note(
          "%s is larger than %d MB: it is not opened."
              .formatted(Intake.shown(String.valueOf(file.getFileName())), MAX_NESTED >> 20));
      return;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      new Archive(intake, false).read(channel, at);
    }
  }

  /** Reads a source that lies on the disk, or in the zip that a platform has packed. */
  static void take(Path file, String path, long size, Intake intake) {
    boolean zipped = !file.getFileSystem().equals(FileSystems.getDefault());
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = zipped ? checked(raw, (Long) Files.getAttribute(file, "zip:crc")) : raw) {
      take(path, size, in, intake);
    } catch (IOException e) {
      if (zipped) {
        noteDamaged(path, e, intake);
      } else {
        intake.note(
            "%s cannot be read (%s): it is not taken."
                .formatted(Intake.shown(path), Intake.shown(Reason.of(e))));
      }
    }
  }

  /** Reads a source, if it is not too long. */
  private static void take(String path, long size, InputStream in, Intake intake)
      throws IOException {
    if (!intake.hasRoom()) {
      return;
    }
    byte[] bytes = in.readNBytes(Intake.MAX_LENGTH + 1);
    if (bytes.length > Intake.MAX_LENGTH) {
      intake.note(
          "%s is longer than %d kB%s: it is not taken."
              .formatted(
                  Intake.shown(path),
                  Intake.MAX_LENGTH >> 10,
                  size > Intake.MAX_LENGTH ? " (%d kB)".formatted(size >> 10) : ""));
    } else {
      intake.add(path, bytes);
    }
  }

  private void read(SeekableByteChannel channel, String at) {
    String name = at.isEmpty() ? "The archive" : Intake.shown(at.substring(0, at.length() - 1));
    try {
      Format format = Format.of(channel);
      switch (format) {
        case ZIP -> zip(channel, at);
        case TAR, GZIP, BZIP2, XZ -> tar(channel, at, format);
        case SEVEN_ZIP -> sevenZip(channel, at);
        case RAR -> intake.note("%s is a rar archive: %s.".formatted(name, READ));
        default -> intake.note("%s is no archive: %s.".formatted(name, READ));
      }
    } catch (TooMuchException e) {
      intake.note("%s %s: it is not read any further.".formatted(name, e.getMessage()));
    } catch (PasswordRequiredException e) {
      intake.note(LOCKED.formatted(name));
    } catch (IOException | RuntimeException e) { // the library throws either for damaged ones
      intake.note(
          "%s is damaged or cut and cannot be read to its end (%s)."
              .formatted(name, Intake.shown(Reason.of(first(e)))));
    }
  }

  /** What went wrong first; the library's own words around it name its classes. */
  private static Throwable first(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first;
  }

  /** By its table of contents, which alone tells of links. */
  private void zip(SeekableByteChannel channel, String at) throws IOException {
    TableLimit limited = new TableLimit(channel, MAX_TABLE);
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(limited).setIgnoreLocalFileHeader(true).get()) {
      limited.lift();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.isDirectory() || !isWanted(name(entry), entry.isUnixSymlink(), at)) {
          continue;
        }
        String path = at + name(entry);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          intake.noteOf(path, LOCKED);
          continue;
        }
        if (!zip.canReadEntryData(entry) || !METHODS.contains(entry.getMethod())) {
          intake.noteOf(path, "%s is packed in an unusual way: it is not taken.");
          continue;
        }
        try (InputStream in =
            checked(new Metered(zip.getInputStream(entry), intake), entry.getCrc())) {
          entry(path, entry.getSize(), in);
        } catch (TooMuchException e) {
          throw e;
        } catch (IOException e) { // the others lie elsewhere in it
          noteDamaged(path, e, intake);
        }
      }
    }
  }

  private static void noteDamaged(String path, IOException e, Intake intake) {
    String reason = Reason.of(first(e)).replaceFirst("\\.$", "");
    intake.note(
        "%s is damaged (%s): it is not taken; pack it anew."
            .formatted(Intake.shown(path), Intake.shown(reason)));
  }

  /** What fails at its end if it is not what was packed: no reader of zips looks at that itself. */
  private static InputStream checked(InputStream in, long expected) throws IOException {
    return ChecksumInputStream.builder()
        .setInputStream(in)
        .setChecksum(new CRC32())
        .setExpectedChecksumValue(expected)
        .get();
  }

  private void tar(SeekableByteChannel channel, String at, Format format) throws IOException {
    InputStream raw = new BufferedInputStream(Channels.newInputStream(channel));
    InputStream plain =
        switch (format) {
          case GZIP ->
              GzipCompressorInputStream.builder()
                  .setInputStream(raw)
                  .setDecompressConcatenated(true)
                  .get();
          case BZIP2 -> new BZip2CompressorInputStream(raw, true);
          case XZ ->
              XZCompressorInputStream.builder()
                  .setInputStream(raw)
                  .setDecompressConcatenated(true)
                  .setMemoryLimitKiB(MAX_MEMORY_IN_KIB)
                  .get();
          default -> raw;
        };
    Metered metered = new Metered(plain, intake);
    BufferedInputStream buffered = new BufferedInputStream(metered);
    buffered.mark(Format.HEADER);
    byte[] first = buffered.readNBytes(Format.HEADER);
    buffered.reset();
    if (!TarArchiveInputStream.matches(first, first.length)) {
      throw new IOException("what is packed in it is no tar");
    }
    try (TarArchiveInputStream tar = new TarArchiveInputStream(buffered)) {
      TarArchiveEntry entry;
      while ((entry = next(tar, metered)) != null) {
        boolean link = entry.isSymbolicLink() || entry.isLink();
        if (!entry.isDirectory() && isWanted(name(entry), link, at)) {
          entry(at + name(entry), entry.getSize(), tar);
        }
      }
    }
  }

  /** The next entry, whose name and properties the library keeps in memory. */
  private static TarArchiveEntry next(TarArchiveInputStream tar, Metered metered)
      throws IOException {
    if (tar.getCurrentEntry() != null) {
      IOUtils.skip(tar, Long.MAX_VALUE); // what is left of the one before
    }
    metered.allow(MAX_HEADER);
    TarArchiveEntry next = tar.getNextEntry();
    metered.allow(Long.MAX_VALUE);
    return next;
  }

  /** What it says that it holds is counted before any of it is unpacked. */
  private void sevenZip(SeekableByteChannel channel, String at) throws IOException {
    try (SevenZFile archive =
        SevenZFile.builder()
            .setSeekableByteChannel(channel)
            .setMaxMemoryLimitKiB(MAX_MEMORY_IN_KIB)
            .get()) {
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        intake.spend(entry.getSize());
      }
      SevenZArchiveEntry entry;
      while ((entry = archive.getNextEntry()) != null) {
        boolean link = (entry.getWindowsAttributes() >> 16 & LINK_MASK) == LINK;
        if (!entry.isDirectory() && isWanted(name(entry), link, at)) {
          entry(at + name(entry), entry.getSize(), archive.getInputStream(entry));
        }
      }
    }
  }

  /** Some programs on Windows write its slashes. */
  private static String name(ArchiveEntry entry) {
    return entry.getName().replace('\\', '/');
  }

  private void entry(String path, long size, InputStream in) throws IOException {
    if (isSource(path)) {
      take(path, size, in, intake);
    } else if (nested) {
      intake.noteOf(path, "%s lies in an archive within an archive: it is not opened.");
    } else if (intake.mayOpen()) {
      byte[] bytes = in.readNBytes(MAX_NESTED + 1);
      if (bytes.length > MAX_NESTED) {
        intake.note(
            "%s is larger than %d MB: it is not opened."
                .formatted(Intake.shown(path), MAX_NESTED >> 20));
      } else {
        new Archive(intake, true).read(new SeekableInMemoryByteChannel(bytes), path + "/");
      }
    }
  }

  /** Whether an entry is a source or an archive that lies where it may; if it does not, a note. */
  private boolean isWanted(String name, boolean link, String at) throws IOException {
    if (++entries > MAX_ENTRIES) {
      throw new TooMuchException("holds more than %d files".formatted(MAX_ENTRIES));
    }
    if (OUTSIDE.matcher(name).matches()) {
      intake.noteOf(at + name, "%s points out of the archive: it is ignored.");
      return false;
    }
    if (link) {
      intake.noteOf(at + name, "%s is a link: it is ignored.");
      return false;
    }
    for (String folder : name.split("/")) {
      if (Tree.PASSED_OVER.contains(folder)) {
        return false;
      }
    }
    if (!isSource(name) && !isArchive(name)) {
      intake.other(at + name);
      return false;
    }
    return true;
  }

  /** Counts what is unpacked: a few bytes can become any number. */
  private static final class Metered extends ProxyInputStream {
    private final Intake intake;
    private long allowed = Long.MAX_VALUE;

    Metered(InputStream in, Intake intake) {
      super(in);
      this.intake = intake;
    }

    /** Allows so many bytes from now on. */
    void allow(long bytes) {
      allowed = bytes;
    }

    private void spend(long bytes) throws TooMuchException {
      intake.spend(bytes);
      allowed -= bytes;
      if (allowed < 0) {
        throw new TooMuchException(
            "has an entry with a name or properties of more than %d MB"
                .formatted(MAX_HEADER >> 20));
      }
    }

    @Override
    protected void afterRead(int count) throws IOException {
      spend(Math.max(0, count));
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      spend(skipped);
      return skipped;
    }
  }

  private enum Format {
    ZIP,
    TAR,
    GZIP,
    BZIP2,
    XZ,
    SEVEN_ZIP,
    RAR,
    OTHER;

    private static final int HEADER = 512;

    static Format of(SeekableByteChannel channel) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(HEADER);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
      channel.position(0);
      String begin = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
      if (begin.startsWith("PK")) {
        return ZIP;
      }
      if (begin.startsWith("\u001f\u008b")) {
        return GZIP;
      }
      if (begin.startsWith("BZh")) {
        return BZIP2;
      }
      if (begin.startsWith("\u00fd7zXZ\0")) {
        return XZ;
      }
      if (begin.startsWith("7z\u00bc\u00af")) {
        return SEVEN_ZIP;
      }
      if (begin.startsWith("Rar!")) {
        return RAR;
      }
      return TarArchiveInputStream.matches(buffer.array(), buffer.position()) ? TAR : OTHER;
    }
  }

  /** Stops a zip whose table of contents alone would fill the memory. */
  private static final class TableLimit extends FilterSeekableByteChannel<SeekableByteChannel> {
    private long left;

    TableLimit(SeekableByteChannel channel, long most) {
      super(channel);
      this.left = most;
    }

    void lift() {
      left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      int count = super.read(to);
      left -= Math.max(0, count);
      if (left < 0) {
        throw new TooMuchException("has a table of contents of more than 8 MB");
      }
      return count;
    }
  }
}
