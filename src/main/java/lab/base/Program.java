package lab.release;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import lab.base.Folder;
import lab.script.Home;

/** Reads the files of this program, which runs from a jar or a folder. */
final class Program {
  private Program() {}

  /** Reads the files of one of its folders, by their names with slashes. */
  static SortedMap<String, byte[]> files(String folder, Predicate<Path> wanted) throws IOException {
    Path program = Home.program();
    if (Files.isDirectory(program)) {
      return files(program, folder, wanted);
    }
    try (FileSystem jar = FileSystems.newFileSystem(program)) {
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
