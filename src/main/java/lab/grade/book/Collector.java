package lab.grade.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what was handed in. Nothing is ever unpacked onto the disk. */
public final class Collector {
  private final Stubs stubs;

  /**
   * @param stubs as they were given out: what is still one of them gives way to what is written
   */
  public Collector(Stubs stubs) {
    this.stubs = stubs;
  }

  /**
   * The submissions of a folder: each folder or archive that lies in it, in the order of their
   * names. What cannot be read becomes a submission without sources, with a note.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public List<Submission> all(Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .map(child -> read(child, unlike(nameOf(child), names)))
          .toList();
    }
  }

  /** One submission. */
  public Submission one(Path child) {
    return read(child, nameOf(child));
  }

  private Submission read(Path child, String name) {
    Intake intake = new Intake();
    Tree.read(child, intake);
    return new Selection(stubs).of(name, intake);
  }

  /** Its name, with _ for what this system could not read and so could not write. */
  private static String nameOf(Path child) {
    return child.toAbsolutePath().normalize().getFileName().toString().replace('\uFFFD', '_');
  }

  /** Two names that differ only in what could not be read must not become one. */
  private static String unlike(String name, Set<String> names) {
    String other = name;
    for (int i = 2; !names.add(other); i++) {
      other = "%s (%d)".formatted(name, i);
    }
    return other;
  }
}
