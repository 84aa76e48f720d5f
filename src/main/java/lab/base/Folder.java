package lab.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lists what lies in a folder, in the order of names; unlike a stream, a list need not be closed.
 */
public final class Folder {
  private Folder() {}

  /** Lists what is wanted of a folder; nothing where there is no such folder. */
  public static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted).sorted().toList();
    }
  }

  /** Lists the files that are wanted, of a folder and of the folders in it. */
  public static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    }
  }
}
