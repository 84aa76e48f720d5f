package lab.grade.book;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import lab.grade.Assignment;
import lab.grade.Verdict;

/** Compiles what was handed in and runs it, as far from everything else as it can. */
public interface Runner extends AutoCloseable {
  /**
   * Compiles each piece as if it stood alone.
   *
   * @param sources of package {@code mine}, by the name of their class
   * @return what came of each
   */
  Map<String, Built> compile(Map<String, String> sources);

  /**
   * Makes an exercise's checks. Whatever the student's code does becomes part of what is returned.
   *
   * @param seed of the checks' random cases
   * @throws IOException if nothing can be run here at all
   */
  Ran check(Assignment exercise, Built built, long seed) throws IOException;

  @Override
  void close();

  /**
   * What came of a source.
   *
   * @param classes by binary name, such as {@code mine.Backprop}
   * @param faults why it does not compile; none if it does
   */
  record Built(Map<String, byte[]> classes, List<Fault> faults) {}

  /**
   * What came of a check.
   *
   * @param printed by the student's code
   */
  record Ran(Verdict verdict, String printed) {}
}
