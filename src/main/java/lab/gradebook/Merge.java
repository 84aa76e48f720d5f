package lab.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.AtomicFile;
import lab.base.FolderLock;

/**
 * Joins the grades of parts of one class, each graded into a folder of its own, into one folder.
 */
public final class Merge {
  private static final List<String> FILES =
      List.of(Book.PAGE_OF_ONE, Book.TEXT_OF_ONE, Book.RESULTS); // the last says that all is there

  private Merge() {}

  /**
   * Copies the grades of several folders into one. Nothing is copied if they do not go together.
   *
   * @param from folders of grades of the same version and seed
   * @param to another folder, or one of them
   * @return what they have in common
   * @throws IOException in a sentence, if a folder holds no grades, if versions or seeds differ, or
   *     if two folders have different grades under one name
   */
  public static Book.Terms grades(List<Path> from, Path to) throws IOException {
    Book.Terms terms = null;
    Path first = null;
    Map<String, Path> homes = new HashMap<>();
    for (Path grades : from) {
      Book.Terms here = terms(grades);
      requireSame(terms, here, first, grades);
      terms = here;
      first = grades;
      for (Path folder : Shelf.present(grades)) {
        take(folder, homes);
      }
    }
    AtomicFile.requireFolder(to);
    FolderLock.hold(to);
    for (Path folder : homes.values()) {
      Path target = to.resolve(folder.getFileName().toString());
      for (String file : FILES) {
        if (!folder.toAbsolutePath().equals(target.toAbsolutePath())) {
          byte[] bytes = Files.readAllBytes(folder.resolve(file));
          AtomicFile.write(target.resolve(file), out -> out.write(bytes));
        }
      }
    }
    Adjustments adjustments = Adjustments.in(to);
    for (Path grades : from) {
      adjustments.putAll(Adjustments.in(grades));
    }
    return terms;
  }

  /**
   * What the grades in a folder have in common.
   *
   * @throws IOException if there are none, in a sentence
   */
  public static Book.Terms terms(Path grades) throws IOException {
    return Book.terms(grades)
        .orElseThrow(
            () ->
                new IOException(
                    "%s holds no grades: name a folder that lab grade has written."
                        .formatted(grades)));
  }

  private static void requireSame(Book.Terms terms, Book.Terms here, Path one, Path other)
      throws IOException {
    if (terms == null) {
      return;
    }
    if (terms.seed() != here.seed()) {
      throw new IOException(
          "%s was graded with seed %d and %s with seed %d: grade a class with one --seed, or one of them again."
              .formatted(one, terms.seed(), other, here.seed()));
    }
    if (!terms.version().equals(here.version())) {
      throw new IOException(
          "%s was graded by version %s and %s by version %s: grade one of them again."
              .formatted(one, terms.version(), other, here.version()));
    }
  }

  private static void take(Path folder, Map<String, Path> homes) throws IOException {
    String name = folder.getFileName().toString();
    GradingResult result =
        Shelf.result(folder)
            .orElseThrow(
                () ->
                    new IOException(
                        "%s was not graded to its end: grade it again, then merge."
                            .formatted(folder)));
    Path other = homes.putIfAbsent(name, folder);
    if (other == null) {
      return;
    }
    Optional<GradingResult> known = Shelf.result(other);
    if (!known.map(one -> one.origin().sameAs(result.origin())).orElse(false)) {
      throw new IOException(
          "%s and %s are grades of different files: remove one of the two."
              .formatted(other, folder));
    }
  }
}
