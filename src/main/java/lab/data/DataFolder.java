package lab.data;

import java.nio.file.Path;

/** Where images land: the folder {@code data} of the project. */
final class DataFolder {
  private DataFolder() {}

  /** {@code data} in the folder that the system property {@code lab.home} names, or in this one. */
  static Path path() {
    return Path.of(System.getProperty("lab.home", "."), "data").normalize();
  }
}
