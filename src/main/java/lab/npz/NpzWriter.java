package lab.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes named arrays to a file for {@code np.load}. The same arrays give the same bytes at any
 * time.
 *
 * <pre>
 * NpzWriter npz = new NpzWriter(out);
 * npz.add("W1", W1);
 * npz.finish();
 * </pre>
 */
public final class NpzWriter {
  /** The first that a zip can have, and the one that NumPy writes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /**
   * Begins a file on a stream.
   *
   * @param out where the file goes; the caller closes it
   */
  public NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.NO_COMPRESSION); // weights are noise to it
  }

  /**
   * Adds an array of numbers, written row by row.
   *
   * @param name the array's
   * @param array any shape, FLOAT or DOUBLE
   * @throws IllegalArgumentException if its numbers are of another type
   * @throws IOException if it cannot be written
   */
  public void add(String name, INDArray array) throws IOException {
    begin(name);
    Npy.write(zip, array);
  }

  /**
   * Adds texts, which NumPy reads as an array of {@code str}.
   *
   * @param name the array's
   * @param texts without characters 0, which NumPy would take for their end
   * @throws IOException if they cannot be written
   */
  public void add(String name, List<String> texts) throws IOException {
    begin(name);
    Npy.write(zip, texts);
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }

  /** Ends the file; the stream stays open. */
  public void finish() throws IOException {
    zip.finish();
  }
}
