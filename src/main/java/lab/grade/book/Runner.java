package lab.grade.book;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntPredicate;
import lab.compile.Compiled;
import lab.grade.Assignment;
import lab.grade.Verdict;
import lab.grade.isolation.Sandbox;

/** Compiles what was handed in and runs it, as far from everything else as it can. */
public interface Runner extends AutoCloseable {
  /**
   * Compiles a submission, and begins with it.
   *
   * @param sources of package {@code mine}, by the name of their class
   * @return what came of each
   */
  Map<String, Compiled> compile(Map<String, String> sources);

  /**
   * Makes an exercise's checks. Nothing is thrown for what a student's code does.
   *
   * @param compiled what came of the submission
   * @param seed of the checks' random cases
   * @param left of the submission's time: no call takes longer
   * @param counts whether it matters that a check fails, by its number from 0: only then it is
   *     explained
   */
  Verdict check(
      Assignment exercise,
      Map<String, Compiled> compiled,
      long seed,
      Duration left,
      IntPredicate counts);

  @Override
  void close();

  /** What runs in a sandbox. */
  static Runner of(Sandbox sandbox) {
    return new Runner() {
      @Override
      public Map<String, Compiled> compile(Map<String, String> sources) {
        return sandbox.compile(sources);
      }

      @Override
      public Verdict check(
          Assignment exercise,
          Map<String, Compiled> compiled,
          long seed,
          Duration left,
          IntPredicate counts) {
        return sandbox.check(exercise, compiled, seed, left, counts);
      }

      @Override
      public void close() {
        sandbox.close();
      }
    };
  }
}
