package lab.gradebook;

import java.util.List;
import java.util.Optional;
import lab.course.Course;
import lab.course.Total;
import lab.gradebook.Adjustments.Adjustment;
import lab.gradebook.intake.Intake;
import lab.gradebook.platform.Entry;
import lab.piece.Assignment;
import lab.piece.Outcome;

/**
 * One submission's grade, with the outcomes and notes behind it. What was seen on hidden cases is
 * not in it, except for whether a check passed and which known mistake it looks like.
 *
 * @param submission its name
 * @param student whose it is, and which of their attempts
 * @param origin what the grade is made of
 * @param notes what is odd about the submission, in sentences
 * @param mentions those of the notes that nobody needs to look at
 * @param exercises all of the course, in its order
 */
record GradingResult(
    String submission,
    Entry student,
    Origin origin,
    List<String> notes,
    List<String> mentions,
    List<Marks> exercises) {
  /** Grades that were written before mentions were kept have none. */
  GradingResult {
    mentions = mentions == null ? List.of() : mentions;
  }

  /** The notes that the instructor should look at. */
  List<String> open() {
    return notes.stream().filter(note -> !mentions.contains(note)).toList();
  }

  /** How an exercise was found. */
  enum State {
    /** Its checks were made. */
    CHECKED,
    /** Nothing of it is written yet. */
    NOT_BEGUN,
    /** It does not compile. */
    NOT_COMPILING,
    /** It uses what no piece may. */
    REFUSED,
    /** There is no such file. */
    MISSING
  }

  /**
   * An exercise.
   *
   * @param id such as {@code 4.1}
   * @param checks what each found, in their order: it counts if it passes on the cases that
   *     everybody is shown, and on those drawn for the run
   * @param faults why it does not compile
   * @param byHand points that were given by hand; {@code null} if none were
   */
  record Marks(
      String id, State state, List<Outcome> checks, List<Fault> faults, Adjustment byHand) {
    /** As the checks found it. */
    Marks(String id, State state, List<Outcome> checks, List<Fault> faults) {
      this(id, state, checks, faults, null);
    }

    Marks adjusted(Optional<Adjustment> other) {
      return new Marks(id, state, checks, faults, other.orElse(null));
    }

    Optional<Adjustment> adjustment() {
      return Optional.ofNullable(byHand);
    }

    private String said() {
      return adjustment()
          .map(
              one ->
                  "%d of %d points by hand, where the checks gave %d: %s"
                      .formatted(
                          one.points(), exercise().points(), byChecks(), Intake.shown(one.why())))
          .orElse("");
    }

    Assignment exercise() {
      return Course.of(id);
    }

    int earned() {
      return adjustment().map(Adjustment::points).orElse(byChecks());
    }

    int byChecks() {
      return checks.stream().mapToInt(Outcome::earned).sum();
    }

    boolean isDone() {
      return checks.stream().allMatch(Outcome::passed);
    }
  }

  /** What people call it; its name is that of its folder. */
  String title() {
    return Intake.shown(student.called(submission));
  }

  /** What was given by hand and why, in a sentence or two; empty if nothing was. */
  String said(Marks marks) {
    return marks.said()
        + marks
            .adjustment()
            .filter(one -> one.isForOther(origin))
            .map(
                one ->
                    " They were given for the files of SHA-256 %s…, which have changed since%s."
                        .formatted(
                            one.files(),
                            one.points() < marks.byChecks() ? ", and now take points away" : ""))
            .orElse("");
  }

  /** The points by hand that were given for other files, in sentences for the instructor. */
  List<String> outdated() {
    return exercises.stream()
        .filter(marks -> marks.adjustment().filter(one -> one.isForOther(origin)).isPresent())
        .map(
            marks ->
                "%s, %s: %s --adjust … %s graded \"\" takes them back."
                    .formatted(Intake.shown(submission), marks.exercise(), said(marks), marks.id()))
        .toList();
  }

  /** The earned share of all points, 0 to 100. */
  int total() {
    return Total.of(Math.min(earned(), worth()), worth());
  }

  /** What was earned, before it is scaled. */
  int earned() {
    return exercises.stream().mapToInt(Marks::earned).sum();
  }

  /** That the total is scaled, in a sentence; empty where the points are 100 by themselves. */
  String scale() {
    return worth() == Total.MOST
        ? ""
        : "The exercises have %d points in all, of which %d are earned; the total is that share of %d."
            .formatted(worth(), earned(), Total.MOST);
  }

  /** By its own checks: a grade stays what it is where the course has other points since. */
  private int worth() {
    return exercises.stream()
        .flatMap(marks -> marks.checks().stream())
        .mapToInt(Outcome::points)
        .sum();
  }
}
