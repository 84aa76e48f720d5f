package lab.gradebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.course.kit.Mistake;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.GradingResult.State;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.Message;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.SourceText;
import lab.piece.process.Asked;
import lab.piece.process.Runner;

/** Grades one submission after another, on the cases that students see and on hidden ones. */
final class Grader {
  private static final String ON_OTHERS =
      "Passes on the cases that you are shown, but not on others that the same check draws";

  private static final String LATE =
      "Not checked: the exercises before it took all the time that one submission has, ";

  private final Runner runner;
  private final long seed;
  private final Duration limit;
  private final long end;

  /**
   * Begins with a submission: its time runs.
   *
   * @param seed of the run
   * @param limit of all that is done for the submission; what is checked by then counts
   */
  Grader(Runner runner, long seed, Duration limit) {
    this.runner = runner;
    this.seed = seed;
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** What each exercise has earned, and why not more. */
  List<Marks> grade(Map<String, String> sources) {
    Map<String, Compiled> compiled = runner.compile(sources);
    Map<Assignment, State> states = new LinkedHashMap<>();
    Course.all().forEach(one -> states.put(one, state(one, sources, compiled)));
    List<Assignment> checked =
        states.keySet().stream().filter(one -> states.get(one) == State.CHECKED).toList();
    // All shown cases come first, so that nothing can be carried over to them from the hidden ones.
    Map<Assignment, Verdict> shown =
        check(checked.stream().map(one -> Asked.of(one, Checker.PUBLIC_SEED)).toList(), compiled);
    Map<Assignment, Verdict> hidden =
        check(
            checked.stream()
                .filter(one -> shown.get(one).outcomes().stream().anyMatch(Outcome::passed))
                .map(one -> hidden(one, shown.get(one).outcomes()))
                .toList(),
            compiled);
    List<Marks> all = new ArrayList<>();
    states.forEach(
        (exercise, state) ->
            all.add(
                state == State.CHECKED
                    ? checked(exercise, shown.get(exercise), hidden.get(exercise))
                    : unchecked(exercise, state, compiled.get(exercise.piece()))));
    return List.copyOf(all);
  }

  /** The hidden cases of an exercise, which matter where the shown ones pass. */
  private Asked hidden(Assignment exercise, List<Outcome> shown) {
    return new Asked(
        exercise, HiddenSeeds.hidden(seed, exercise), check -> shown.get(check).passed());
  }

  private State state(
      Assignment exercise, Map<String, String> sources, Map<String, Compiled> compiled) {
    String piece = exercise.piece();
    if (!sources.containsKey(piece)) {
      return State.MISSING;
    }
    if (SourceText.isUntouched(sources.get(piece))) {
      return State.NOT_BEGUN;
    }
    if (!compiled.get(piece).errors().isEmpty()) {
      return State.NOT_COMPILING;
    }
    return compiled.get(piece).failed() ? State.REFUSED : State.CHECKED;
  }

  private static Marks unchecked(Assignment exercise, State state, Compiled compiled) {
    String message =
        switch (state) {
          case MISSING -> "There is no %s.java in this submission.".formatted(exercise.piece());
          case NOT_BEGUN -> "It is not begun: its method is still as the stub has it.";
          case REFUSED -> compiled.problem();
          default -> "%s.java does not compile.".formatted(exercise.piece());
        };
    List<Outcome> marks = Checker.unchecked(exercise, Status.ERROR, message).outcomes();
    List<Fault> faults =
        state == State.NOT_COMPILING
            ? compiled.errors().stream().map(Fault::of).toList()
            : List.of();
    return new Marks(exercise.id(), state, marks, faults);
  }

  private Marks checked(Assignment exercise, Verdict shown, Verdict hidden) {
    List<Outcome> outcomes = shown.outcomes();
    List<Outcome> others =
        (hidden == null ? Checker.unchecked(exercise, Status.ERROR, "") : hidden).outcomes();
    List<Outcome> marks = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      marks.add(both(exercise, outcomes.get(i), others.get(i)));
    }
    return new Marks(exercise.id(), State.CHECKED, List.copyOf(marks), List.of());
  }

  private Map<Assignment, Verdict> check(List<Asked> all, Map<String, Compiled> compiled) {
    Map<Assignment, Verdict> verdicts = new HashMap<>();
    all.forEach(
        asked ->
            verdicts.put(
                asked.exercise(), Checker.unchecked(asked.exercise(), Status.ERROR, late(limit))));
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!all.isEmpty() && !left.isNegative() && !left.isZero()) {
      verdicts.putAll(runner.check(all, compiled, left));
    }
    return verdicts;
  }

  /**
   * Whether a result lacks checks that another limit would have left time for.
   *
   * @param limit that is given now
   */
  static boolean isCutShort(GradingResult result, Duration limit) {
    return unchecked(result).anyMatch(message -> !message.equals(late(limit)));
  }

  /** Whether a result lacks checks for which there was no time left. */
  static boolean isCutShort(GradingResult result) {
    return unchecked(result).findAny().isPresent();
  }

  private static Stream<String> unchecked(GradingResult result) {
    return result.exercises().stream()
        .flatMap(marks -> marks.checks().stream())
        .map(check -> check.message().seen())
        .filter(message -> message.startsWith(LATE));
  }

  /** Says that the time was over, for exercises that were not checked. */
  private static String late(Duration limit) {
    return (LATE
            + "%s. Look for what runs for long, above; if nothing does, the machine was busy, and whoever grades can grade it again.")
        .formatted(Times.of(limit));
  }

  /** What counts of a check on the cases that everybody is shown and on others. */
  private Outcome both(Assignment exercise, Outcome shown, Outcome hidden) {
    // Nothing that was seen on hidden cases is told: a mistake's sentence is the course's own.
    Optional<Mistake> mistake =
        Course.mistakes(exercise).stream()
            .filter(known -> known.name().equals((shown.passed() ? hidden : shown).mistake()))
            .findFirst();
    String name = mistake.map(Mistake::name).orElse("");
    if (!shown.passed() || hidden.passed()) {
      return new Outcome(shown.check(), shown.points(), shown.status(), shown.message(), name);
    }
    String message =
        hidden.message().seen().equals(late(limit))
            ? late(limit)
            : ON_OTHERS + mistake.map(known -> ": " + known.sentence()).orElse("") + ".";
    return new Outcome(
        shown.check(), shown.points(), Status.PASSED_SHOWN, Message.of(message), name);
  }
}
