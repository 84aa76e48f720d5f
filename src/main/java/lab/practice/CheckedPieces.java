package lab.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lab.base.AtomicFile;
import lab.base.Folder;
import lab.course.Course;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.PieceCompiler;
import lab.piece.StudentCompiler;
import lab.piece.process.Limits;
import lab.script.FinishedPieces;
import lab.script.Home;

/**
 * Compiles the student's finished pieces into {@code target/mine/classes}, where labs find them.
 * What is known from the last time is neither checked nor compiled again.
 */
public final class CheckedPieces implements FinishedPieces {
  private final Home home;
  private final PracticeRecord progress;

  /** Finds the finished pieces of a project, whose verdicts are remembered in {@code progress}. */
  public CheckedPieces(Home home, PracticeRecord progress) {
    this.home = home;
    this.progress = progress;
  }

  /** Those of this project, or none where the references are wanted. */
  public static FinishedPieces of(boolean reference) {
    Home home = Home.here();
    return reference
        ? NONE
        : new CheckedPieces(home, new PracticeRecord(home.remembered(System.err::println)));
  }

  /** Checks what was begun, and compiles what passes; what had to be stopped is not run again. */
  @Override
  public Found find() {
    try (Workbench bench = new Workbench(home, Limits.GENEROUS, progress)) {
      Sources sources = bench.sources();
      List<Assignment> begun =
          Course.all().stream()
              .filter(one -> sources.has(one.piece()) && !sources.isUntouched(one.piece()))
              .filter(one -> !progress.wasStopped(one.id(), sources.digest(one.piece())))
              .toList();
      List<String> names =
          bench.check(begun, sources, found -> {}).values().stream()
              .filter(PieceStatus::passed)
              .map(found -> found.exercise().piece())
              .toList();
      write(sources, new TreeSet<>(names));
      return new Found(names, names.isEmpty() ? List.of() : List.of(home.mineClasses()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> known() {
    try (Workbench bench = new Workbench(home, Limits.GENEROUS, progress)) {
      Sources sources = bench.sources();
      return Course.all().stream()
          .filter(one -> bench.known(one, sources).filter(PieceStatus::passed).isPresent())
          .map(Assignment::piece)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles all pieces, for a script that chooses its own: nothing is asked about what they use,
   * and one that does not compile is left out.
   */
  public Path all() throws IOException {
    Sources sources = Sources.read(home.mine());
    write(sources, sources.texts().keySet());
    return home.mineClasses();
  }

  private void write(Sources sources, Set<String> pieces) throws IOException {
    Path stamp = home.mineClasses().resolveSibling("stamp");
    List<String> digests = pieces.stream().map(sources::digest).toList();
    String made = String.join("\n", digests);
    if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
      return;
    }
    Files.deleteIfExists(stamp);
    Map<String, byte[]> classes = new TreeMap<>();
    PieceCompiler compiler = new PieceCompiler(StudentCompiler.ofAll(), false);
    for (Compiled compiled : compiler.compile(sources.texts(), pieces).values()) {
      classes.putAll(compiled.failed() ? Map.of() : compiled.classes());
    }
    Path folder = Files.createDirectories(home.mineClasses().resolve("mine"));
    for (Path file : Folder.list(folder, any -> true)) {
      if (!classes.containsKey("mine." + file.getFileName().toString().replace(".class", ""))) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      Path file = home.mineClasses().resolve(each.getKey().replace('.', '/') + ".class");
      AtomicFile.write(file, out -> out.write(each.getValue()));
    }
    AtomicFile.write(stamp, made);
  }
}
