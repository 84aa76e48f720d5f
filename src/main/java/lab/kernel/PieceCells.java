package lab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lab.course.Course;
import lab.piece.Assignment;
import lab.piece.CompileError;
import lab.piece.Compiled;
import lab.piece.Outcome;
import lab.piece.PackageLine;
import lab.piece.PieceCompiler;
import lab.piece.StudentCompiler;
import lab.piece.process.Limits;
import lab.practice.PieceStatus;
import lab.practice.PracticeRecord;
import lab.practice.Sources;
import lab.practice.Workbench;
import lab.script.Home;
import lab.script.ProgressFile;
import lab.script.StatementException;
import lab.terminal.Tokens;
import lab.terminal.Tokens.Token;
import org.apache.commons.io.file.PathUtils;

/**
 * Pieces that are handed in within a notebook: a cell that begins with {@code package mine;} is the
 * whole file of one, which no statement of JShell can be. They are kept for as long as the kernel
 * runs, and checked one check at a time; nothing of {@code labs/mine} has a part in that.
 */
final class PieceCells implements AutoCloseable {
  private static final Set<String> KINDS = Set.of("record", "class", "enum", "interface");

  private final Home home;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final Map<Assignment, PieceStatus> known = new HashMap<>();
  private Workbench bench;
  private Path folder; // of what the workbench remembers

  PieceCells(Home home) {
    this.home = home;
  }

  /** Whether a cell is the file of a piece. */
  static boolean isPiece(String code) {
    return PackageLine.of(code).equals(Optional.of("mine"));
  }

  /** The pieces so far, by the names of their classes. */
  Map<String, String> texts() {
    return texts;
  }

  /**
   * Takes a piece, in place of an earlier one of its name.
   *
   * @return a sentence that says so
   * @throws StatementException if it does not compile; it is taken all the same, as a file is saved
   */
  String keep(String code) throws StatementException {
    String name =
        name(code)
            .orElseThrow(
                () ->
                    new StatementException(
                        1,
                        "a cell that begins with package mine; holds a class, and this none",
                        null));
    texts.put(name, code);
    known.clear();
    Compiled compiled =
        new PieceCompiler(StudentCompiler.ofPieces()).compile(texts, Set.of(name)).get(name);
    for (CompileError error : compiled.errors()) {
      if (error.piece().equals(name)) {
        String why = error.why().map(reason -> ": " + reason).orElse("");
        throw new StatementException((int) error.line(), error.message() + why, null);
      }
    }
    return "%s is kept for this notebook; the checks below ask this one.".formatted(name);
  }

  private static Optional<String> name(String code) {
    List<Token> tokens =
        Tokens.of(code).stream().filter(token -> token.kind() != Tokens.Kind.COMMENT).toList();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (KINDS.contains(tokens.get(i).text())) {
        return Optional.of(tokens.get(i + 1).text());
      }
    }
    return Optional.empty();
  }

  /**
   * Makes one check of an exercise.
   *
   * @param exercise such as {@code 4.1} or {@code Backprop}
   * @param number from 1, in the order in which {@code labs/lab check} has them
   * @return a sentence where it passes
   * @throws CheckFailedException in a sentence, if it does not
   * @throws IllegalArgumentException if there is no such exercise or check
   */
  String require(String exercise, int number) throws IOException {
    Assignment asked = Course.of(exercise);
    int checks = Course.rubric(asked).tests().size();
    if (number < 1 || number > checks) {
      throw new IllegalArgumentException(
          "check: %s has checks 1 to %d, but asked for is %d".formatted(asked, checks, number));
    }
    PieceStatus status = known.get(asked);
    if (status == null) {
      status = status(asked);
      known.put(asked, status);
    }
    if (status instanceof PieceStatus.Checked checked && !checked.verdict().untouched()) {
      Outcome outcome = checked.verdict().outcomes().get(number - 1);
      String points =
          "%d of %d point%s"
              .formatted(outcome.earned(), outcome.points(), outcome.points() == 1 ? "" : "s");
      if (outcome.passed()) {
        return "✓ %s: %s".formatted(outcome.check(), points);
      }
      String mistake = outcome.mistake().isEmpty() ? "" : " → " + outcome.mistake() + "\n";
      throw new CheckFailedException(
          "✗ %s: %s%n%s%s".formatted(outcome.check(), points, mistake, outcome.message().text()));
    }
    throw new CheckFailedException(unchecked(status));
  }

  private static String unchecked(PieceStatus status) {
    String piece = status.exercise().piece();
    if (status instanceof PieceStatus.NotCompiling broken) {
      CompileError first = broken.errors().get(0);
      return "%s does not compile: line %d of its cell, %s"
          .formatted(piece, first.line(), first.message());
    } else if (status instanceof PieceStatus.Refused refused) {
      return "%s is not run: %s".formatted(piece, refused.sentence());
    } else if (!(status instanceof PieceStatus.Missing)) {
      return "%s is not written yet: its method still throws Todo".formatted(piece);
    }
    return "there is no %s yet: run the cell that begins with package mine; and has it"
        .formatted(piece);
  }

  private PieceStatus status(Assignment exercise) throws IOException {
    if (bench == null) {
      folder = Files.createTempDirectory("lab-notebook");
      PracticeRecord progress = new PracticeRecord(new ProgressFile(folder, System.err::println));
      bench = new Workbench(home, Limits.GENEROUS, progress);
    }
    Sources sources = new Sources(new TreeMap<>(texts), Map.of());
    return bench.check(List.of(exercise), sources, found -> {}).get(exercise);
  }

  @Override
  public void close() {
    if (bench != null) {
      bench.close();
      try {
        PathUtils.delete(folder);
      } catch (IOException e) {
        // the system's folder of temporary files is emptied by itself
      }
    }
  }
}
