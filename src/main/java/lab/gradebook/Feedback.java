package lab.gradebook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lab.base.Html;
import lab.course.Total;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.GradingResult.State;
import lab.gradebook.intake.Intake;
import lab.gradebook.platform.Entry;
import lab.piece.Assignment;
import lab.piece.Outcome;

/**
 * Writes a student's feedback, as a page in HTML and as Markdown. The page escapes whatever it is
 * filled with.
 */
final class Feedback {
  private static final int MAX_FAULTS = 5;

  private Feedback() {}

  /** Where a long name may be broken: LMSs join names and numbers by these. */
  private static final Pattern JOINT = Pattern.compile("(?<=[_\\-.])");

  private record Model(
      List<String> name,
      int total,
      int most,
      String scale,
      long done,
      int count,
      String summary,
      String late,
      boolean handedIn,
      boolean hasNotes,
      List<String> notes,
      List<Exercise> exercises,
      String digest,
      String version,
      String jdk) {}

  private record Exercise(
      String id,
      String piece,
      String found,
      String tone,
      boolean isDone,
      int earned,
      int points,
      String byHand,
      String where,
      List<Broken> faults,
      String moreFaults,
      boolean listed,
      List<Checked> checks) {}

  private record Broken(String place, String message, String excerpt, String why) {}

  private record Checked(
      String check,
      String outcome,
      String sign,
      boolean failed,
      int earned,
      int points,
      String mistake,
      String sentence,
      boolean first,
      String example) {}

  /** The page. */
  static String html(GradingResult result) {
    return Html.template(Feedback.class, "feedback.html").execute(model(result));
  }

  /** The same as Markdown, in which whatever a student wrote stands as a block of code. */
  static String markdown(GradingResult result) {
    return Markdown.of(result);
  }

  /** How far it is, and what comes next, in a sentence or two. */
  static String summary(GradingResult result) {
    if (result.student().attempts() == 0) {
      return "Nothing was handed in.";
    }
    List<Marks> all = result.exercises();
    long done = all.stream().filter(Marks::isDone).count();
    if (done == all.size()) {
      return "Everything is right. Well done.";
    }
    Optional<Marks> next =
        all.stream()
            .filter(marks -> !marks.isDone() && marks.state() != State.NOT_BEGUN)
            .filter(marks -> marks.earned() < marks.exercise().points())
            .filter(marks -> marks.state() != State.MISSING)
            .findFirst()
            .or(() -> all.stream().filter(marks -> !marks.isDone()).findFirst());
    return next.map(
            marks ->
                "%d of %d exercises are done. Look at %s first: %s."
                    .formatted(done, all.size(), marks.exercise(), stands(marks)))
        .orElseThrow();
  }

  /** That it came late, in a sentence; empty if it did not, or the platform does not say. */
  static String late(Entry student) {
    if (!student.late().equals("yes")) {
      return "";
    }
    return student.time().isEmpty()
        ? "Handed in late."
        : "Handed in late, at %s.".formatted(Intake.shown(student.time().replace('T', ' ')));
  }

  private static String stands(Marks marks) {
    int lost = marks.exercise().points() - marks.earned();
    if (lost == 0) {
      return found(marks) + ", though all its points are given";
    }
    return "%s, and %s still to earn"
        .formatted(found(marks), lost == 1 ? "1 point is" : lost + " points are");
  }

  /** In a few words. */
  static String found(Marks marks) {
    return byChecks(marks) + (marks.adjustment().isPresent() ? ", points by hand" : "");
  }

  private static String byChecks(Marks marks) {
    long failed = marks.checks().stream().filter(check -> !check.passed()).count();
    return switch (marks.state()) {
      case MISSING -> "its file is missing";
      case NOT_BEGUN -> "not begun";
      case NOT_COMPILING -> "does not compile";
      case REFUSED -> "not run";
      case CHECKED ->
          failed == 0
              ? "done"
              : "%d of %d checks pass"
                  .formatted(marks.checks().size() - failed, marks.checks().size());
    };
  }

  private static String tone(Marks marks) {
    if (marks.isDone()) {
      return "done";
    }
    return marks.state() == State.NOT_BEGUN ? "soft" : "open";
  }

  private static Model model(GradingResult result) {
    return new Model(
        List.of(JOINT.split(result.title())),
        result.total(),
        Total.MOST,
        result.scale(),
        result.exercises().stream().filter(Marks::isDone).count(),
        result.exercises().size(),
        summary(result),
        late(result.student()),
        result.student().attempts() > 0,
        !result.notes().isEmpty(),
        result.notes(),
        result.exercises().stream().map(marks -> exercise(result, marks)).toList(),
        result.origin().digest(),
        result.origin().version(),
        result.origin().jdk());
  }

  private static Exercise exercise(GradingResult result, Marks marks) {
    Assignment exercise = marks.exercise();
    int more = marks.faults().size() - MAX_FAULTS;
    return new Exercise(
        exercise.id(),
        exercise.piece(),
        found(marks),
        tone(marks),
        marks.isDone() && marks.adjustment().isEmpty(),
        marks.earned(),
        exercise.points(),
        result.said(marks),
        where(marks),
        marks.faults().stream().limit(MAX_FAULTS).map(Feedback::broken).toList(),
        more > 0 ? "… and %d more, which may well come from these.".formatted(more) : "",
        marks.state() == State.CHECKED,
        marks.checks().stream().map(check -> checked(check, marks)).toList());
  }

  /** Where to look; empty for what is done. */
  static String where(Marks marks) {
    Assignment exercise = marks.exercise();
    return switch (marks.state()) {
      case MISSING ->
          "Hand in labs/mine/%s.java; labs/lab reset %s writes it anew."
              .formatted(exercise.piece(), exercise.id());
      case NOT_BEGUN ->
          "Its task stands above the method in labs/mine/%s.java.".formatted(exercise.piece());
      case REFUSED -> marks.checks().get(0).message().seen();
      case NOT_COMPILING -> "Nothing can be checked until it compiles.";
      case CHECKED ->
          marks.isDone()
              ? ""
              : "Look at labs/mine/%s.java; labs/lab check %s shows the same, labs/lab hint %s helps."
                  .formatted(exercise.piece(), exercise.id(), exercise.id());
    };
  }

  private static Broken broken(Fault fault) {
    return new Broken(
        fault.place(), fault.message(), String.join("\n", fault.excerpt()), fault.why());
  }

  /** The first case that fails is shown at once: it is the smallest. */
  private static Checked checked(Outcome check, Marks marks) {
    Optional<Outcome> first = marks.checks().stream().filter(one -> !one.passed()).findFirst();
    return new Checked(
        check.check(),
        check.passed() ? "passed" : "failed",
        check.passed() ? "✓" : "✗",
        !check.passed(),
        check.earned(),
        check.points(),
        check.mistake(),
        check.message().seen(),
        first.filter(one -> one == check).isPresent(),
        check.message().example().stripIndent());
  }
}
