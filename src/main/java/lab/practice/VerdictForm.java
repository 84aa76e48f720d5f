package lab.practice;

import java.util.List;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Outcome;

/** The form in which a verdict is kept in JSON, with its exercise as an id. */
record VerdictForm(String exercise, List<Outcome> outcomes) {
  static VerdictForm of(Verdict verdict) {
    return new VerdictForm(verdict.exercise().id(), verdict.outcomes());
  }

  Verdict verdict() {
    return new Verdict(Course.of(exercise), outcomes);
  }
}
