package lab.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes a zip archive whose bytes depend on its files alone. */
final class Zip {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final int RUNNABLE = 0100755;
  private static final int READABLE = 0100644;

  private final ZipArchiveOutputStream zip;

  /**
   * @param out is not closed
   */
  Zip(OutputStream out) {
    zip = new ZipArchiveOutputStream(out);
  }

  /** Packs files into an archive, in their order. */
  static byte[] of(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Zip zip = new Zip(bytes);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      zip.add(file.getKey(), file.getValue());
    }
    zip.finish();
    return bytes.toByteArray();
  }

  void add(String name, byte[] content) throws IOException {
    put(name, content, READABLE);
  }

  void addRunnable(String name, byte[] content) throws IOException {
    put(name, content, RUNNABLE);
  }

  private void put(String name, byte[] content, int mode) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTimeLocal(ALWAYS);
    entry.setUnixMode(mode);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  /** Writes what is left; nothing can be added from then on. */
  void finish() throws IOException {
    zip.finish();
  }
}
