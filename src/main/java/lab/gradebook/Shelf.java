package lab.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.base.Folder;

/** Finds the folder of each submission in a folder of grades. */
final class Shelf {
  /** The file that marks the folder of a student who has no submission any more. */
  static final String GONE = "withdrawn.txt";

  static final String SENTENCE =
      "This submission is no longer there: its grade is no part of the table and the page.\n";

  private Shelf() {}

  /** All of them, in the order of their names. */
  static List<Path> of(Path grades) throws IOException {
    return Folder.list(grades, folder -> Files.isRegularFile(folder.resolve(Book.RESULTS)));
  }

  /** Those that count. */
  static List<Path> present(Path grades) throws IOException {
    return of(grades).stream().filter(folder -> !Files.exists(folder.resolve(GONE))).toList();
  }

  /** The grade in a folder; empty if it is not graded to the end, or damaged. */
  static Optional<GradingResult> result(Path folder) throws IOException {
    return GradescopeResults.read(Files.readString(folder.resolve(Book.RESULTS)));
  }
}
