package lab.grade.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .map(this::one)
          .toList();
    }
  }

  /** One submission. */
  public Submission one(Path child) {
    Intake intake = new Intake();
    Tree.read(child, intake);
    return new Selection(stubs).of(child.getFileName().toString(), intake);
  }
}
