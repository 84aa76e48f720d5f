package lab.npz;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads named arrays from files that {@code np.savez}, {@code np.savez_compressed} or {@link
 * NpzWriter} wrote; in C and in Fortran order, little- and big-endian. Nothing is read that is not
 * asked for, and what is read is held against its checksum.
 */
public final class NpzReader {
  private static final String SUFFIX = ".npy";

  private final ZipFile zip;

  private NpzReader(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens a file, reads what is wanted, and closes it.
   *
   * @param wanted what to read; the file's name is put before what it says of a fault
   * @return what was read
   * @throws IllegalArgumentException if there is no such file, it is no such zip, or an array is
   *     not as it was wanted
   * @throws UncheckedIOException if it cannot be read
   */
  public static <T> T read(Path file, Function<NpzReader, T> wanted) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("%s: there is no such file".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s: is not a file".formatted(file));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return wanted.apply(new NpzReader(zip));
    } catch (ZipException | EOFException e) {
      String why = e.getMessage() == null ? "it ends early" : e.getMessage();
      throw new IllegalArgumentException(
          "%s: is not a whole .npz file, as np.savez writes it (%s)".formatted(file, why), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, e.getCause());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
  }

  /** The arrays' names, in the file's order. */
  public List<String> names() {
    return zip.stream()
        .map(ZipEntry::getName)
        .map(
            name ->
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name)
        .toList();
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return zip.getEntry(name + SUFFIX) != null;
  }

  /**
   * Reads an array of numbers.
   *
   * @return FLOAT or DOUBLE, of the shape that they have in the file
   * @throws IllegalArgumentException if there is no such array, or it is damaged, empty or of other
   *     numbers
   */
  public INDArray numbers(String name) {
    return read(name, Npy::readNumbers);
  }

  /**
   * Reads numbers, those of one dimension as a column: NumPy knows vectors that are neither rows
   * nor columns.
   *
   * @return as of {@link #numbers}
   * @throws IllegalArgumentException as {@link #numbers}
   */
  public INDArray column(String name) {
    INDArray array = numbers(name);
    return array.rank() == 1 ? array.reshape(array.length(), 1) : array;
  }

  /**
   * Reads an array of texts.
   *
   * @throws IllegalArgumentException if there is no such array, or it is damaged or no texts one
   *     after another
   */
  public List<String> texts(String name) {
    return read(name, Npy::readTexts);
  }

  @FunctionalInterface
  private interface Entries<T> {
    T read(Npy header, InputStream in, long room) throws IOException;
  }

  private <T> T read(String name, Entries<T> entries) {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new IllegalArgumentException("%s is missing; there are %s".formatted(name, names()));
    }
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      T read = entries.read(Npy.readHeader(in), in, entry.getSize());
      if (in.read() >= 0) {
        throw new Npy.FormatException("is damaged: it goes on where its shape says that it ends");
      }
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new Npy.FormatException("is damaged: it is not what its checksum says");
      }
      return read;
    } catch (Npy.FormatException e) {
      throw new IllegalArgumentException(name + " " + e.getMessage(), e);
    } catch (EOFException | ZipException e) {
      throw new IllegalArgumentException(
          name + " is damaged: it ends early, or its bytes were changed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
