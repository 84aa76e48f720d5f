package lab.course;

import java.util.List;
import java.util.Optional;
import lab.course.kit.Call;
import lab.diagnose.CallSequence;
import lab.diagnose.Symbols;
import lab.piece.Message;
import lab.piece.Outcome.Status;
import lab.piece.PieceException;

/**
 * The result of running one check on one subject: how it ended, and every call that it made.
 *
 * @param check the check's sentence
 * @param points what it is worth
 * @param problem why it did not pass
 * @param calls all that the pieces were asked and what they did
 * @param scripts the same, so that other pieces can be asked it
 */
record CheckRun(
    String check,
    int points,
    Optional<Throwable> problem,
    List<Call> calls,
    List<CallSequence> scripts) {

  Status status() {
    return problem
        .map(why -> why instanceof PieceException piece ? piece.status() : Status.FAILED)
        .orElse(Status.PASSED);
  }

  /** Whether it did not pass since there was no result to look at. */
  boolean isThrown() {
    return problem.orElse(null) instanceof PieceException;
  }

  /** Why it did not pass; empty if it did. */
  Message message() {
    return problem
        .map(
            why ->
                why instanceof AssertionError || why instanceof PieceException
                    ? why.getMessage()
                    : "what the piece gave back cannot be checked: " + PieceException.describe(why))
        .map(Message::of)
        .orElse(Message.NONE);
  }

  /** The arguments that the pieces changed and must not. */
  List<String> changed() {
    return scripts.stream()
        .flatMap(script -> script.steps().stream())
        .flatMap(step -> Symbols.changed(step.got()).stream())
        .distinct()
        .toList();
  }

  /** The same, with what is wrong besides. */
  CheckRun failing(PieceException why) {
    return new CheckRun(check, points, Optional.of(why), calls, scripts);
  }

  /** The same, to be kept: scripts hold all that was given, twice. */
  CheckRun withoutScripts() {
    return new CheckRun(check, points, problem, calls, List.of());
  }

  /** Whether the pieces did the same in both. */
  boolean sameAs(CheckRun other) {
    return Call.same(calls, other.calls);
  }
}
