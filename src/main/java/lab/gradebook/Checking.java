package lab.gradebook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lab.gradebook.GradingResult.Marks;
import lab.piece.process.Level;
import lab.piece.process.Limits;
import lab.piece.process.Runner;

/**
 * All that the checks of an attempt depend on.
 *
 * @param sources of package {@code mine}, by the name of their class
 * @param terms of the run; a worker must hold the isolation that they name
 * @param limit of the time of one submission; what is checked by then counts
 * @param limits of the time of its parts
 */
record Checking(Map<String, String> sources, Book.Terms terms, Duration limit, Limits limits) {
  /**
   * What came of it.
   *
   * @param exercises all of the course, in its order
   * @param isolation how the code was kept apart
   * @param jdk the Java that it ran on
   */
  record Checked(List<Marks> exercises, String isolation, String jdk) {}

  /** The least that must stand between the code and the machine. */
  Level least() {
    return Level.valueOf(terms.isolation());
  }

  /**
   * Makes the checks.
   *
   * @param isolation how the runner keeps the code apart
   */
  Checked by(Runner runner, String isolation) {
    List<Marks> marks = new Grader(runner, terms.seed(), limit).grade(sources);
    return new Checked(marks, isolation, Runtime.version().toString());
  }
}
