package lab.base;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads texts that lie among the classes. */
public final class Resources {
  private Resources() {}

  /**
   * Reads a text that must be there.
   *
   * @param beside the class beside which it lies, unless the name begins with a slash
   */
  public static String text(Class<?> beside, String name) {
    return find(beside, name).orElseThrow(() -> unreadable(name, new FileNotFoundException(name)));
  }

  /** Reads a text, if it is there. */
  public static Optional<String> find(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static UncheckedIOException unreadable(String name, IOException why) {
    return new UncheckedIOException(
        "%s, a part of the program, cannot be read".formatted(name), why);
  }
}
