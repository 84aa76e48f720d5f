package lab.piece.process;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lab.course.Checker;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.Outcome;
import lab.piece.PieceCompiler;
import lab.piece.PieceException;
import lab.piece.Subject;

/**
 * Compiles and checks submissions one after another, each in a process of its own. For one thread.
 */
public final class Sandbox implements Runner {
  private final RemoteCompiler javac;
  private final PieceCompiler compiler;
  private final PieceRunner runner;
  private final PieceRunner second; // for what fails in the first, behind others
  private final Limits limits;

  Sandbox(Isolation isolation, boolean strict) {
    limits = isolation.limits();
    javac = new RemoteCompiler(isolation::child, isolation.limits().compiling());
    compiler = new PieceCompiler(javac, strict);
    runner = new PieceRunner(isolation::child, isolation.limits());
    second = new PieceRunner(isolation::child, isolation.limits());
  }

  /**
   * Compiles a submission, and begins with it: nothing of the one before is left.
   *
   * @param sources by the names of their files, without {@code .java}; any package is taken
   * @return what came of each
   * @throws UncheckedIOException if no process can be started
   */
  @Override
  public Map<String, Compiled> compile(Map<String, String> sources) {
    if (runner.isFresh()) {
      runner.start();
    } else {
      runner.renew();
    }
    return compiler.compile(sources, sources.keySet());
  }

  /**
   * Runs all checks of an exercise on a submission's piece. Whatever a student's code does ends in
   * a verdict: nothing is thrown for it.
   *
   * @param exercise which exercise
   * @param compiled what came of the submission
   * @param seed of the random cases; with another than {@link Checker#PUBLIC_SEED} no word of the
   *     student's gets into a message, since it could tell the cases
   * @throws UncheckedIOException if no process can be started
   */
  public Verdict check(Assignment exercise, Map<String, Compiled> compiled, long seed) {
    return check(List.of(Asked.of(exercise, seed)), compiled, limits.exercise()).get(exercise);
  }

  /**
   * Checks several pieces of a submission whose time is limited. What fails where others ran before
   * is checked again in a new process, the last one first: it may be the others' fault, and who
   * came before now comes after. The first process is kept: what it has compiled and loaded is half
   * of the work on the next cases.
   *
   * @param left the longest that it may take
   * @return a verdict for each exercise for which there was time, at least for the first
   */
  @Override
  public Map<Assignment, Verdict> check(
      List<Asked> all, Map<String, Compiled> compiled, Duration left) {
    long end = System.nanoTime() + left.toNanos();
    Map<Assignment, Verdict> verdicts = new LinkedHashMap<>();
    Deque<Asked> doubtful = new ArrayDeque<>();
    for (Asked asked : all) {
      Duration rest = until(end);
      if (rest.isZero() && !verdicts.isEmpty()) {
        break;
      }
      boolean fresh = runner.isFresh();
      Verdict verdict = check(runner, asked, compiled, rest, fresh);
      verdicts.put(asked.exercise(), verdict);
      if (!fresh && fails(verdict, asked.counts()) && !verdict.untouched()) {
        doubtful.push(asked);
        second.start(); // while others are checked
      }
    }
    for (Asked asked : doubtful) {
      Duration rest = until(end);
      if (!rest.isZero()) {
        verdicts.put(asked.exercise(), check(second, asked, compiled, rest, true));
      }
    }
    second.end();
    return verdicts;
  }

  private static Duration until(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  private Verdict check(
      PieceRunner runner,
      Asked asked,
      Map<String, Compiled> compiled,
      Duration left,
      boolean decides) {
    Assignment exercise = asked.exercise();
    Compiled piece = compiled.get(exercise.piece());
    if (piece == null) {
      return failed(exercise, "there is no %s.java".formatted(exercise.piece()), asked.seed());
    }
    if (piece.failed()) {
      return failed(exercise, piece.problem(), asked.seed());
    }
    IntPredicate explained = decides ? asked.counts() : check -> false;
    return runner.check(exercise, piece.classes(), asked.seed(), left, explained).verdict();
  }

  private static boolean fails(Verdict verdict, IntPredicate counts) {
    List<Outcome> outcomes = verdict.outcomes();
    return IntStream.range(0, outcomes.size())
        .filter(counts)
        .anyMatch(check -> outcomes.get(check).status() != Outcome.Status.PASSED);
  }

  /** Each check of an exercise fails with the same sentence. */
  private static Verdict failed(Assignment exercise, String sentence, long seed) {
    Subject nobody =
        Subject.of(
            "nobody",
            settings -> {
              throw PieceException.error(sentence);
            });
    return Checker.check(exercise, nobody, seed);
  }

  @Override
  public void close() {
    runner.close();
    second.close();
    javac.close();
  }
}
