package lab.console;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import lab.compile.StudentCompiler;
import lab.compile.StudentCompiler.Compiled;
import lab.grade.Assignment;

/** Finds out how a student's pieces do, with as little work as it takes. */
final class Workbench implements AutoCloseable {
  private final Home home;
  private final Progress progress;
  private final StudentCompiler compiler = new StudentCompiler();
  private final Worker worker;

  /**
   * @param limit of one check
   * @param progress where verdicts are kept
   */
  Workbench(Home home, Duration limit, Progress progress) {
    this.home = home;
    this.progress = progress;
    this.worker = new Worker(home, limit);
  }

  /** What stands in labs/mine now. */
  Sources sources() throws IOException {
    return Sources.read(home.mine());
  }

  /** What is known without running anything. */
  Optional<Finding> known(Assignment exercise, Sources sources) {
    String piece = exercise.piece();
    if (!sources.has(piece)) {
      return Optional.of(new Finding.Missing(exercise));
    }
    int line = sources.lineOf(piece, exercise.id());
    if (sources.isUntouched(piece)) {
      return Optional.of(
          new Finding.NotBegun(exercise, line, sources.taskOf(piece, exercise.id())));
    }
    String digest = sources.digest(piece);
    return progress
        .verdict(exercise.id(), digest)
        .map(
            verdict -> new Finding.Checked(verdict, line, progress.printed(exercise.id(), digest)));
  }

  /**
   * Finds out about some exercises, in their order.
   *
   * @param each told each finding as soon as it is there
   */
  Map<Assignment, Finding> check(
      List<Assignment> exercises, Sources sources, Consumer<Finding> each) throws IOException {
    Map<Assignment, Optional<Finding>> known = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>();
    for (Assignment exercise : exercises) {
      known.put(exercise, known(exercise, sources));
      if (known.get(exercise).isEmpty()) {
        unknown.add(exercise.piece());
      }
    }
    if (!unknown.isEmpty()) {
      worker.start(); // while the compiler is at work
    }
    Map<String, Compiled> compiled = compiler.compile(sources.texts(), unknown);
    Map<Assignment, Finding> findings = new LinkedHashMap<>();
    for (Assignment exercise : exercises) {
      Finding finding = known.get(exercise).orElse(null);
      if (finding == null) {
        finding = check(exercise, sources, compiled.get(exercise.piece()));
      }
      findings.put(exercise, finding);
      each.accept(finding);
    }
    return findings;
  }

  private Finding check(Assignment exercise, Sources sources, Compiled compiled)
      throws IOException {
    if (compiled.failed()) {
      return new Finding.NotCompiling(exercise, compiled.errors());
    }
    String piece = exercise.piece();
    int line = sources.lineOf(piece, exercise.id());
    Finding finding = worker.check(exercise, compiled.classes(), line);
    if (finding instanceof Finding.Checked checked) {
      progress.keep(checked.verdict(), checked.printed(), sources.digest(piece));
    } else if (finding instanceof Finding.Stopped) {
      progress.keepStopped(exercise.id(), sources.digest(piece));
    }
    return finding;
  }

  /** Compiles pieces, whether they pass or not. */
  Map<String, Compiled> compile(Sources sources, Set<String> pieces) {
    return compiler.compile(sources.texts(), pieces);
  }

  /**
   * Gets ready what the first check needs: the worker, which starts by itself, and the compiler.
   */
  void warmUp(Sources sources) throws IOException {
    worker.start();
    compiler.compile(sources.texts(), sources.texts().keySet());
  }

  /** Gives up the check that is running or about to. */
  void cancel() {
    worker.cancel();
  }

  @Override
  public void close() {
    worker.close();
  }
}
