package lab.practice;

import java.util.List;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Outcome;

/** A verdict as it is kept in JSON: its exercise by its id. */
record VerdictForm(String exercise, List<Outcome> outcomes) {
  static VerdictForm of(Verdict verdict) {
    return new VerdictForm(verdict.exercise().id(), verdict.outcomes());
  }

  Verdict verdict() {
    return new Verdict(Course.of(exercise), outcomes);
  }
}
