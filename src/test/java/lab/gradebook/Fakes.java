package lab.gradebook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lab.course.Checker;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.CompileError;
import lab.piece.Compiled;
import lab.piece.Message;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.process.Asked;
import lab.piece.process.Runner;

/**
 * Runs nothing: what a piece says in its source decides. {@code BROKEN} does not compile, {@code
 * REFUSED} may not run, {@code WRONG} fails its last check, {@code LUCKY} fails it on hidden cases
 * only, {@code CRASH} is the grader's own failure, {@code MEMORY} the end of its memory.
 */
public final class Fakes implements Runner {
  static final String SECRET = "hidden case: X = [0.123]";
  static final AtomicInteger CHECKS = new AtomicInteger();
  static CountDownLatch WAITING = new CountDownLatch(1);
  static CountDownLatch GO = new CountDownLatch(0);
  private Map<String, String> sources;

  /** From now on a piece with {@code WAIT} waits for {@link #GO}, and says so. */
  static void waits() {
    WAITING = new CountDownLatch(1);
    GO = new CountDownLatch(1);
  }

  @Override
  public Map<String, Compiled> compile(Map<String, String> all) {
    sources = all;
    Map<String, Compiled> compiled = new TreeMap<>();
    all.forEach((piece, source) -> compiled.put(piece, compiled(piece, source)));
    return compiled;
  }

  private static Compiled compiled(String piece, String source) {
    if (source.contains("BROKEN")) {
      CompileError error =
          new CompileError(
              piece, 3, 2, "cannot find symbol <i>", "  <b>x</b>;", Optional.of("There is no x."));
      return new Compiled(Map.of(), List.of(error), Optional.empty());
    }
    return source.contains("REFUSED")
        ? new Compiled(Map.of(), List.of(), Optional.of(piece + " uses java.net.Socket <u>"))
        : new Compiled(Map.of("mine." + piece, new byte[1]), List.of(), Optional.empty());
  }

  @Override
  public Map<Assignment, Verdict> check(
      List<Asked> all, Map<String, Compiled> compiled, Duration left) {
    Map<Assignment, Verdict> verdicts = new LinkedHashMap<>();
    all.forEach(asked -> verdicts.put(asked.exercise(), check(asked)));
    return verdicts;
  }

  private Verdict check(Asked asked) {
    Assignment exercise = asked.exercise();
    CHECKS.incrementAndGet();
    String source = sources.get(exercise.piece());
    if (source.contains("CRASH")) {
      throw new IllegalStateException("no process can be started");
    }
    if (source.contains("WAIT")) {
      WAITING.countDown();
      await(GO);
    }
    if (source.contains("MEMORY")) {
      throw new OutOfMemoryError("Java heap space");
    }
    boolean hidden = asked.seed() != Checker.PUBLIC_SEED;
    boolean fails = source.contains("WRONG") || hidden && source.contains("LUCKY");
    Verdict passed = Checker.unchecked(exercise, Status.PASSED, "");
    if (!fails) {
      return passed;
    }
    List<Outcome> outcomes = new java.util.ArrayList<>(passed.outcomes());
    Outcome last = outcomes.remove(outcomes.size() - 1);
    String message =
        hidden ? SECRET : "it throws <script>alert(1)</script>\n  case\n    X = [1 & 2]";
    outcomes.add(
        new Outcome(
            last.check(),
            last.points(),
            Status.FAILED,
            Message.of(message),
            asked.counts().test(outcomes.size())
                ? lab.course.Course.mistakes(exercise).get(0).name()
                : ""));
    return new Verdict(exercise, outcomes);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {}
}
