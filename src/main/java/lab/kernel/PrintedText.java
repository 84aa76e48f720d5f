package lab.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Gathers what is printed, and gives it on as text; half a character waits for its other half. */
final class PrintedText extends OutputStream {
  private static final int MAX_GATHERED = 1 << 15; // bytes

  private final Object lock;
  private final Consumer<String> to;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  /**
   * Gathers text.
   *
   * @param lock held while it is given on, and whenever else order counts
   */
  PrintedText(Object lock, Consumer<String> to) {
    this.lock = lock;
    this.to = to;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    synchronized (lock) {
      gathered.write(bytes, from, length);
      if (gathered.size() >= MAX_GATHERED) {
        send();
      }
    }
  }

  /** Gives on what was gathered. */
  void send() {
    synchronized (lock) {
      byte[] bytes = gathered.toByteArray();
      int whole = whole(bytes);
      gathered.reset();
      gathered.write(bytes, whole, bytes.length - whole);
      if (whole > 0) {
        to.accept(new String(bytes, 0, whole, StandardCharsets.UTF_8));
      }
    }
  }

  /** How many bytes are whole characters: UTF-8's first byte says how many belong to it. */
  private static int whole(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int b = bytes[bytes.length - back] & 0xff;
      if (b >= 0xc0) {
        int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return back < length ? bytes.length - back : bytes.length;
      }
      if (b < 0x80) {
        return bytes.length;
      }
    }
    return bytes.length;
  }
}
