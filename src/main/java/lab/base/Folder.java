package lab.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies in a folder, in the order of names; a stream would have to be closed. */
public final class Folder {
  private Folder() {}

  /** What is wanted of it; nothing where there is no such folder. */
  public static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted).sorted().toList();
    }
  }

  /** The files that are wanted, of this folder and of those in it. */
  public static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    }
  }
}
