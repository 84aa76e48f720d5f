package lab.practice;

import java.util.List;
import java.util.Optional;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Outcome;

/** A verdict as it is written in JSON, between processes and in files. */
record VerdictForm(String exercise, List<OutcomeForm> outcomes) {
  /** An outcome; the mistake is null if none was recognised. */
  record OutcomeForm(
      String check, int points, Outcome.Status status, String message, String mistake) {}

  static VerdictForm of(Verdict verdict) {
    return new VerdictForm(
        verdict.exercise().id(),
        verdict.outcomes().stream()
            .map(
                o ->
                    new OutcomeForm(
                        o.check(), o.points(), o.status(), o.message(), o.mistake().orElse(null)))
            .toList());
  }

  Verdict verdict() {
    return new Verdict(
        Course.of(exercise),
        outcomes.stream()
            .map(
                o ->
                    new Outcome(
                        o.check(),
                        o.points(),
                        o.status(),
                        o.message(),
                        Optional.ofNullable(o.mistake())))
            .toList());
  }
}
