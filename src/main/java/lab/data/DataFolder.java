package lab.data;

import java.nio.file.Path;

/** Finds the project's {@code data} folder, in which images are kept. */
final class DataFolder {
  private DataFolder() {}

  /** {@code data} in the folder that the system property {@code lab.home} names, or in this one. */
  static Path path() {
    return Path.of(System.getProperty("lab.home", "."), "data").normalize();
  }
}
