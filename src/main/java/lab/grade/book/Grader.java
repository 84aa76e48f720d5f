package lab.grade.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.grade.Assignment;
import lab.grade.Checker;
import lab.grade.Course;
import lab.grade.Mistake;
import lab.grade.Outcome;
import lab.grade.Outcome.Status;
import lab.grade.Verdict;
import lab.grade.book.Result.Mark;
import lab.grade.book.Result.Marks;
import lab.grade.book.Result.State;
import lab.grade.book.Runner.Built;
import lab.grade.book.Runner.Ran;

/** Grades one submission after the other. */
final class Grader {
  private static final String ON_OTHERS =
      "Passes on the cases that you are shown, but not on others that the same check draws";

  private final Runner runner;
  private final Stubs stubs;
  private final long seed;

  /**
   * @param seed of the run
   */
  Grader(Runner runner, Stubs stubs, long seed) {
    this.runner = runner;
    this.stubs = stubs;
    this.seed = seed;
  }

  /** An exercise's marks. */
  List<Marks> grade(Submission submission) throws IOException {
    Map<String, String> sources = submission.sources();
    Map<String, Built> built = runner.compile(sources);
    // All shown cases come first, so that nothing can be carried over to them from the hidden ones.
    Map<Assignment, Ran> shown = new HashMap<>();
    for (Assignment exercise : Course.all()) {
      if (state(exercise, sources, built) == State.CHECKED) {
        Built piece = built.get(exercise.piece());
        shown.put(exercise, runner.check(exercise, piece, Checker.PUBLIC_SEED));
      }
    }
    List<Marks> all = new ArrayList<>();
    for (Assignment exercise : Course.all()) {
      Built piece = built.get(exercise.piece());
      all.add(
          shown.containsKey(exercise)
              ? checked(exercise, shown.get(exercise), piece)
              : unchecked(exercise, state(exercise, sources, built), piece));
    }
    return List.copyOf(all);
  }

  private State state(Assignment exercise, Map<String, String> sources, Map<String, Built> built) {
    String piece = exercise.piece();
    if (!sources.containsKey(piece)) {
      return State.MISSING;
    }
    if (stubs.isUntouched(piece, sources.get(piece))) {
      return State.NOT_BEGUN;
    }
    return built.get(piece).faults().isEmpty() ? State.CHECKED : State.NOT_COMPILING;
  }

  private static Marks unchecked(Assignment exercise, State state, Built piece) {
    String message =
        switch (state) {
          case MISSING -> "There is no %s.java in this submission.".formatted(exercise.piece());
          case NOT_BEGUN -> "The stub is as it was given out.";
          default -> "%s.java does not compile.".formatted(exercise.piece());
        };
    List<Mark> marks =
        Checker.unchecked(exercise, Status.ERROR, message).outcomes().stream()
            .map(o -> new Mark(o.check(), o.points(), false, false, o.message(), ""))
            .toList();
    List<Fault> faults = state == State.NOT_COMPILING ? piece.faults() : List.of();
    return new Marks(exercise.id(), state, marks, faults, "");
  }

  private Marks checked(Assignment exercise, Ran shown, Built piece) throws IOException {
    List<Outcome> outcomes = believable(exercise, shown.verdict());
    boolean canEarn = outcomes.stream().anyMatch(o -> o.status() == Status.PASSED);
    Optional<List<Outcome>> hidden = Optional.empty();
    if (canEarn) {
      Ran ran = runner.check(exercise, piece, Seeds.hidden(seed, exercise));
      hidden = Optional.of(believable(exercise, ran.verdict()));
    }
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      int number = i;
      marks.add(mark(exercise, outcomes.get(i), hidden.map(all -> all.get(number))));
    }
    return new Marks(exercise.id(), State.CHECKED, marks, List.of(), shown.printed());
  }

  /**
   * A process that ran a student's code may answer anything: checks and points are the course's.
   */
  private static List<Outcome> believable(Assignment exercise, Verdict verdict) {
    Verdict expected =
        Checker.unchecked(
            exercise, Status.ERROR, "What came back from the checks is not what they give.");
    boolean same =
        verdict.outcomes().stream()
            .map(Outcome::check)
            .toList()
            .equals(expected.outcomes().stream().map(Outcome::check).toList());
    if (!same) {
      return expected.outcomes();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < expected.outcomes().size(); i++) {
      Outcome said = verdict.outcomes().get(i);
      int points = expected.outcomes().get(i).points();
      outcomes.add(
          new Outcome(said.check(), points, said.status(), said.message(), said.mistake()));
    }
    return outcomes;
  }

  private static Mark mark(Assignment exercise, Outcome shown, Optional<Outcome> hidden) {
    boolean passedShown = shown.status() == Status.PASSED;
    boolean passedHidden = hidden.filter(o -> o.status() == Status.PASSED).isPresent();
    if (passedShown && passedHidden) {
      return new Mark(shown.check(), shown.points(), true, true, "", "");
    }
    Optional<Mistake> mistake =
        known(exercise, passedShown ? hidden.flatMap(Outcome::mistake) : shown.mistake());
    // Nothing that was seen on hidden cases is told: the sentence is the course's own.
    String message =
        passedShown
            ? ON_OTHERS + mistake.map(known -> ": " + known.sentence()).orElse("") + "."
            : shown.message();
    return new Mark(
        shown.check(),
        shown.points(),
        passedShown,
        passedHidden,
        message,
        mistake.map(Mistake::name).orElse(""));
  }

  /** By its name: what is told is the course's word for it, not what came out of the process. */
  private static Optional<Mistake> known(Assignment exercise, Optional<String> name) {
    return Course.mistakes(exercise).stream()
        .filter(mistake -> name.filter(mistake.name()::equals).isPresent())
        .findFirst();
  }
}
