package lab.piece.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.Compiled;

/** Compiles and checks submissions, isolated as well as the machine allows. */
public interface Runner extends AutoCloseable {
  /**
   * Compiles a submission, and begins with it.
   *
   * @param sources of package {@code mine}, by the name of their class
   * @return what came of each
   */
  Map<String, Compiled> compile(Map<String, String> sources);

  /**
   * Makes exercises' checks. Nothing is thrown for what a student's code does.
   *
   * @param compiled what came of the submission
   * @param left of the submission's time: no call takes longer
   * @return a verdict for each exercise for which there was time
   */
  Map<Assignment, Verdict> check(List<Asked> all, Map<String, Compiled> compiled, Duration left);

  @Override
  void close();
}
