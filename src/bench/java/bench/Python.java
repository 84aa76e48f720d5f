package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which Python the contestants in Python have. */
final class Python {
  private static final Path SYSTEM = Path.of("/usr/bin/python3");

  private Python() {}

  /**
   * The one that a person named; else that of {@code labs/lab bench --peers}; else the system's,
   * where there is one, since others on the path are a person's and can be anything.
   *
   * @param named what the environment variable {@code LAB_PYTHON} says
   * @param folder the benchmark's
   */
  static String chosen(Optional<String> named, Path folder) {
    Path made = folder.resolve("python/bin/python");
    return named.orElse(
        Files.exists(made)
            ? made.toString()
            : Files.exists(SYSTEM) ? SYSTEM.toString() : "python3");
  }
}
