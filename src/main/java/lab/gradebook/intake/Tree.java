package lab.gradebook.intake;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import lab.base.Reason;

/** Walks a submitted folder or archive without following links. */
final class Tree {
  private static final int MAX_DEPTH = 40;
  private static final int MAX_ENTRIES = 50_000;

  /** Where no student writes; not to be walked through. */
  static final Set<String> PASSED_OVER =
      Set.of(".git", ".idea", ".ipynb_checkpoints", ".kept", "__MACOSX", "node_modules", "target");

  private Tree() {}

  /**
   * Takes in what lies below a path, or in it if it is an archive.
   *
   * @param name what its student called it; empty for a folder whose content is all that there is
   * @param alone whether nothing else was handed in
   */
  static void read(Path top, String name, boolean alone, Intake intake) {
    String at = alone || name.isEmpty() ? "" : name + "/";
    try {
      if (Files.isSymbolicLink(top)) {
        intake.note("This is a symbolic link, which is not followed: nothing is taken from it.");
      } else if (Files.isDirectory(top)) {
        Files.walkFileTree(
            top, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Walk(top, at, intake));
      } else if (Files.isRegularFile(top) && Archive.isSource(name)) {
        Archive.take(top, name, Files.size(top), intake);
      } else if (Files.isRegularFile(top) && (alone || Archive.isArchive(name))) {
        Archive.read(top, at, intake);
      } else if (Files.isRegularFile(top)) {
        intake.noteOf(name, "%s is neither Java nor an archive: it is not looked at.");
      } else {
        intake.note("This is neither a file nor a folder: nothing is taken from it.");
      }
    } catch (IOException e) {
      intake.note("It cannot be read (%s).".formatted(Intake.shown(Reason.of(e))));
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path top;
    private final String at;
    private final Intake intake;
    private int entries;

    Walk(Path top, String at, Intake intake) {
      this.top = top;
      this.at = at;
      this.intake = intake;
    }

    private String path(Path file) {
      return at + top.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return PASSED_OVER.contains(String.valueOf(folder.getFileName())) && !folder.equals(top)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = path(file);
      if (++entries > MAX_ENTRIES) {
        intake.note(
            "There are more than %d files: only the first are looked at.".formatted(MAX_ENTRIES));
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        intake.noteOf(path, "%s is a symbolic link: it is ignored.");
      } else if (!attributes.isRegularFile()) {
        intake.noteOf(path, "%s is neither a file nor a folder: it is ignored.");
      } else if (Archive.isSource(path)) {
        Archive.take(file, path, attributes.size(), intake);
      } else if (Archive.isArchive(path) && intake.mayOpen()) {
        Archive.read(file, path + "/", intake);
      } else {
        intake.other(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      intake.noteOf(path(file), "%s cannot be read: it is ignored.");
      return FileVisitResult.CONTINUE;
    }
  }
}
