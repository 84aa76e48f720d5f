package lab.base;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of a program.
 *
 * @param home the jar or the folder that they lie in
 */
public record Program(Path home) {
  /** The one that a class comes from. */
  public static Program of(Class<?> one) {
    try {
      return new Program(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "the program's own file cannot be named: " + e.getMessage(), e);
    }
  }

  /** Reads the classes of one of its folders, and of those in it, by their names with slashes. */
  public SortedMap<String, byte[]> classes(String folder) throws IOException {
    return files(folder, file -> file.toString().endsWith(".class"));
  }

  /** Reads the files of one of its folders, by their names with slashes. */
  public SortedMap<String, byte[]> files(String folder, Predicate<Path> wanted) throws IOException {
    if (Files.isDirectory(home)) {
      return files(home, folder, wanted);
    }
    try (FileSystem jar = FileSystems.newFileSystem(home)) {
      return files(jar.getPath("/"), folder, wanted);
    }
  }

  private static SortedMap<String, byte[]> files(Path root, String folder, Predicate<Path> wanted)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path file : Folder.files(root.resolve(folder), wanted)) {
      files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
    return files;
  }
}
