package lab.gradebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import lab.course.Course;
import lab.piece.Assignment;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Files as students hand them in, right or wrong; the pieces do nothing. */
public final class Handed {
  private static final int LINK = 0120777;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> links = new LinkedHashMap<>();

  /** A piece that is written, whatever it says. */
  public static String piece(String name) {
    return "package mine;\n\npublic record %s() {}\n".formatted(name);
  }

  /** Its stub. */
  public static String stub(String name) {
    return "package mine;\n\npublic record %s() {\n  @Exercise(\"0\") void f() {\n    throw Todo.task(\"0\", \"f\");\n  }\n}\n"
        .formatted(name);
  }

  public static List<String> stubs() {
    return Course.all().stream().map(one -> stub(one.piece())).toList();
  }

  /** All pieces in a folder. */
  public static Handed all(String folder) {
    Handed handed = new Handed();
    for (Assignment one : Course.all()) {
      handed.file(folder + one.piece() + ".java", piece(one.piece()));
    }
    return handed;
  }

  public Handed file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Handed file(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  public Handed link(String name, String to) {
    links.put(name, to);
    return this;
  }

  public Handed without(String name) {
    files.remove(name);
    return this;
  }

  public byte[] zip() {
    return bytes(
        out -> {
          ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put(zip, new ZipArchiveEntry(file.getKey()), file.getValue());
          }
          for (Map.Entry<String, String> link : links.entrySet()) {
            ZipArchiveEntry entry = new ZipArchiveEntry(link.getKey());
            entry.setUnixMode(LINK);
            put(zip, entry, link.getValue().getBytes(StandardCharsets.UTF_8));
          }
          zip.finish();
        });
  }

  private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] bytes)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  public byte[] tar() {
    return bytes(
        out -> {
          TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
          tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
            entry.setSize(file.getValue().length);
            tar.putArchiveEntry(entry);
            tar.write(file.getValue());
            tar.closeArchiveEntry();
          }
          for (Map.Entry<String, String> link : links.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(link.getKey(), (byte) '2', true);
            entry.setLinkName(link.getValue());
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
          }
          tar.finish();
        });
  }

  public byte[] tarGz() {
    return gzip(tar());
  }

  public static byte[] gzip(byte[] content) {
    return bytes(
        out -> {
          GZIPOutputStream gzip = new GZIPOutputStream(out);
          gzip.write(content);
          gzip.finish();
        });
  }

  public byte[] tarBzip2() {
    return bytes(
        out -> {
          BZip2CompressorOutputStream packed = new BZip2CompressorOutputStream(out);
          packed.write(tar());
          packed.finish();
        });
  }

  public byte[] tarXz() {
    return bytes(
        out -> {
          XZCompressorOutputStream packed = new XZCompressorOutputStream(out);
          packed.write(tar());
          packed.finish();
        });
  }

  public byte[] sevenZip() throws IOException {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile archive = new SevenZOutputFile(channel)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(file.getKey());
        archive.putArchiveEntry(entry);
        archive.write(file.getValue());
        archive.closeArchiveEntry();
      }
    }
    return Arrays.copyOf(channel.array(), (int) channel.size());
  }

  /** As a folder. */
  public Path into(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      Files.createSymbolicLink(folder.resolve(link.getKey()), Path.of(link.getValue()));
    }
    return folder;
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
