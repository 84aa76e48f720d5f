package lab.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Standard input of a cell: the person in front of the notebook is asked for a line at a time. */
final class CellInput extends InputStream {
  private final Asking asking;
  private InputStream line = InputStream.nullInputStream();

  /** Asks a person for a line, and waits for it. */
  @FunctionalInterface
  interface Asking {
    /**
     * Asks.
     *
     * @throws IOException in a sentence, if nobody can be asked
     * @throws InterruptedException if the cell is interrupted meanwhile
     */
    String ask(String prompt) throws IOException, InterruptedException;
  }

  CellInput(Asking asking) {
    this.asking = asking;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (line.available() == 0) {
      try {
        line = new ByteArrayInputStream((asking.ask("") + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while it waited for input");
      }
    }
    return line.read(into, from, length);
  }

  @Override
  public synchronized int available() throws IOException {
    return line.available();
  }
}
