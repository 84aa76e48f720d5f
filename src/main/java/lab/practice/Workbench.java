package lab.practice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import lab.base.Natives;
import lab.course.Checker;
import lab.course.Course;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.PieceCompiler;
import lab.piece.PieceException;
import lab.piece.StudentCompiler;
import lab.piece.Subject;
import lab.piece.process.Limits;
import lab.piece.process.PieceRunner;
import lab.script.Home;

/**
 * Finds the state of a student's pieces with as little work as possible: it compiles and checks
 * only what has changed.
 */
public final class Workbench implements AutoCloseable {
  private final Home home;
  private final PracticeRecord progress;
  private final PieceCompiler compiler = new PieceCompiler(StudentCompiler.ofPieces());
  private final PieceRunner runner;
  private CompletableFuture<Void> ready;
  private boolean busy; // with a check
  private boolean cancelled; // the check that is running or about to

  /**
   * @param limits of what pieces may take
   * @param progress where verdicts are kept
   */
  public Workbench(Home home, Limits limits, PracticeRecord progress) {
    this.home = home;
    this.progress = progress;
    this.runner = PieceRunner.here(limits);
  }

  /** Reads the sources in labs/mine as they are now. */
  public Sources sources() throws IOException {
    return Sources.read(home.mine());
  }

  /** The state of a piece as far as it is known without running anything. */
  Optional<PieceStatus> known(Assignment exercise, Sources sources) {
    String piece = exercise.piece();
    if (!sources.has(piece)) {
      return Optional.of(new PieceStatus.Missing(exercise));
    }
    int line = sources.lineOf(piece, exercise.id());
    if (sources.isUntouched(piece)) {
      return Optional.of(
          new PieceStatus.NotBegun(exercise, line, sources.taskOf(piece, exercise.id())));
    }
    String digest = sources.digest(piece);
    return progress
        .verdict(exercise.id(), digest)
        .map(
            verdict ->
                new PieceStatus.Checked(
                    verdict, line, progress.printed(exercise.id(), digest), sources.notes(piece)));
  }

  /**
   * Finds out about some exercises, in their order.
   *
   * @param each told each status as soon as it is there
   */
  public Map<Assignment, PieceStatus> check(
      List<Assignment> exercises, Sources sources, Consumer<PieceStatus> each) throws IOException {
    Map<Assignment, Optional<PieceStatus>> known = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>();
    for (Assignment exercise : exercises) {
      known.put(exercise, known(exercise, sources));
      if (known.get(exercise).isEmpty()) {
        unknown.add(exercise.piece());
      }
    }
    if (!unknown.isEmpty()) {
      start(); // while the compiler is at work
    }
    Map<String, Compiled> compiled = compiler.compile(sources.texts(), unknown);
    Map<Assignment, PieceStatus> statuses = new LinkedHashMap<>();
    for (Assignment exercise : exercises) {
      PieceStatus status = known.get(exercise).orElse(null);
      if (status == null) {
        status = check(exercise, sources, compiled.get(exercise.piece()));
      }
      statuses.put(exercise, status);
      each.accept(status);
    }
    return statuses;
  }

  private PieceStatus check(Assignment exercise, Sources sources, Compiled compiled) {
    if (compiled.refusal().isPresent()) {
      return new PieceStatus.Refused(exercise, compiled.refusal().get());
    }
    if (compiled.failed()) {
      return new PieceStatus.NotCompiling(exercise, compiled.errors());
    }
    awaitReady();
    if (!begins()) {
      return new PieceStatus.Cancelled(exercise);
    }
    PieceRunner.Run run = runner.check(exercise, compiled.classes(), Checker.PUBLIC_SEED);
    if (endsCancelled()) {
      return new PieceStatus.Cancelled(exercise);
    }
    String piece = exercise.piece();
    if (run.stopped()) {
      progress.keepStopped(exercise.id(), sources.digest(piece));
    } else {
      progress.keep(run.verdict(), run.printed(), sources.digest(piece));
    }
    int line = sources.lineOf(piece, exercise.id());
    return new PieceStatus.Checked(run.verdict(), line, run.printed(), sources.notes(piece));
  }

  private synchronized boolean begins() {
    busy = !cancelled;
    cancelled = false;
    return busy;
  }

  private synchronized boolean endsCancelled() {
    boolean was = cancelled;
    busy = false;
    cancelled = false;
    return was;
  }

  /**
   * Gives up the check that is running or about to. A process that is only starting goes on: the
   * next check needs it.
   */
  synchronized void cancel() {
    cancelled = true;
    if (busy) {
      runner.end();
    }
  }

  /** Starts what a check needs, without waiting for it: a process for the piece, and the checks. */
  private void start() {
    runner.start();
    if (ready == null) {
      ready = CompletableFuture.runAsync(Workbench::loadChecks);
    }
  }

  private static void loadChecks() {
    Natives.require();
    Subject nobody =
        Subject.of(
            "nobody",
            settings -> {
              throw PieceException.todo("there is none");
            });
    Checker.check(Course.all().get(0), nobody);
  }

  private void awaitReady() {
    try {
      ready.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalStateException told) {
        throw told;
      }
      throw e;
    }
  }

  /**
   * Gets ready what the first check needs, and, beside all else, what tells why a piece is wrong.
   *
   * @param next the exercise that is likely to be checked first
   */
  void warmUp(Sources sources, Assignment next) {
    start();
    ready.thenRunAsync(() -> Checker.check(next, Course.mistakes(next).get(0)));
    compiler.compile(sources.texts(), sources.texts().keySet());
  }

  @Override
  public void close() {
    runner.close();
  }
}
