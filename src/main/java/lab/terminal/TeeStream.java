package lab.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on what is printed, and keeps a copy of its beginning. */
public final class TeeStream extends FilterOutputStream {
  private static final int MAX_KEPT = 1 << 20;

  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

  /** Passes everything on to {@code out}. */
  public TeeStream(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    out.write(b);
    if (copy.size() < MAX_KEPT) {
      copy.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    copy.write(bytes, from, Math.min(length, Math.max(0, MAX_KEPT - copy.size())));
  }

  /** What was printed: at most its first million bytes. */
  public synchronized String text() {
    return copy.toString(StandardCharsets.UTF_8);
  }

  /** What it passes on to stays open. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
