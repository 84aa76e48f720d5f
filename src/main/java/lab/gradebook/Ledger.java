package lab.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.base.AtomicFile;
import lab.course.Course;
import lab.course.Total;
import lab.gradebook.Adjustments.Adjustment;
import lab.gradebook.intake.Intake;
import lab.gradebook.intake.Submission;
import lab.gradebook.platform.WayBack;
import lab.piece.Assignment;

/**
 * Works on grades that are already there: it gives points by hand and takes grades back to a
 * platform.
 */
public final class Ledger {
  private static final String GRADED = "graded";
  private static final int MAX_REASON_LENGTH = 500;

  private final Path out;

  /**
   * @param out the folder of the grades
   */
  public Ledger(Path out) {
    this.out = out;
  }

  /**
   * Gives points by hand: they are kept, shown as such, and count whatever is graded again.
   *
   * @param whose the folder, the id or the name of a student
   * @param exercise such as {@code 4.1} or {@code Backprop}
   * @param points from 0 to what the exercise is worth; {@code graded} takes back what was given
   * @param why a sentence for the student
   * @return what was done, in a sentence
   * @throws IllegalArgumentException in a sentence, if one of them cannot be
   */
  public String adjust(String whose, String exercise, String points, String why)
      throws IOException {
    Assignment assignment = Course.of(exercise);
    GradingResult result = find(whose);
    Adjustments adjustments = Adjustments.in(out);
    String name = result.submission();
    if (points.equals(GRADED)) {
      if (!adjustments.takeBack(name, assignment.id())) {
        throw new IllegalArgumentException(
            "nothing was given by hand to %s for %s".formatted(Intake.shown(name), assignment));
      }
    } else {
      if (why.isBlank() || why.length() > MAX_REASON_LENGTH) {
        throw new IllegalArgumentException(
            "say why, in a sentence of at most %d characters: the student reads it"
                .formatted(MAX_REASON_LENGTH));
      }
      adjustments.put(
          new Adjustment(
              name,
              assignment.id(),
              points(points, assignment),
              why.strip(),
              result.origin().digest()));
    }
    GradingResult adjusted = adjustments.on(result);
    Book.writeAll(out, adjusted);
    AtomicFile.write(out.resolve(Book.TABLE), Gradebook.csv(results()));
    return "%s, %s: %d of %d points by the checks, %d now."
        .formatted(
            Intake.shown(name),
            assignment,
            marks(result, assignment).byChecks(),
            assignment.points(),
            marks(adjusted, assignment).earned());
  }

  private static GradingResult.Marks marks(GradingResult result, Assignment assignment) {
    return result.exercises().stream()
        .filter(marks -> marks.id().equals(assignment.id()))
        .findFirst()
        .orElseThrow();
  }

  private static int points(String text, Assignment assignment) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > assignment.points()) {
      throw new IllegalArgumentException(
          "%s gives 0 to %d whole points, or %s for those of the checks, but not \"%s\""
              .formatted(assignment, assignment.points(), GRADED, text));
    }
    return Integer.parseInt(text);
  }

  private GradingResult find(String whose) throws IOException {
    List<GradingResult> all = results();
    for (int by = 0; by < 3; by++) {
      int which = by;
      List<GradingResult> found =
          all.stream().filter(result -> whose.equals(names(result).get(which))).toList();
      if (found.size() == 1) {
        return found.get(0);
      }
      if (found.size() > 1) {
        throw new IllegalArgumentException(
            "more than one is called %s: %s"
                .formatted(
                    whose,
                    String.join(
                        ", ",
                        found.stream()
                            .map(GradingResult::submission)
                            .map(Intake::shown)
                            .toList())));
      }
    }
    throw new IllegalArgumentException(
        "there is no grade of %s in %s: name the folder, the id or the name of a student"
            .formatted(whose, out));
  }

  private static List<String> names(GradingResult result) {
    return List.of(result.submission(), result.student().key(), result.student().name());
  }

  /** Those that count, in the order of their folders. */
  private List<GradingResult> results() throws IOException {
    List<GradingResult> all = new ArrayList<>();
    for (Path folder : Shelf.present(out)) {
      Shelf.result(folder).ifPresent(all::add);
    }
    return all;
  }

  /**
   * Writes the files that a platform imports.
   *
   * @param submissions the class
   * @return what the instructor should know, in sentences
   */
  public List<String> giveBack(
      List<Submission> submissions, String platform, Optional<Path> sheet, Optional<String> column)
      throws IOException {
    List<WayBack.Grade> grades = new ArrayList<>();
    for (Submission submission : submissions) {
      Path folder = out.resolve(submission.name());
      boolean graded = Files.isRegularFile(folder.resolve(Book.RESULTS));
      Optional<GradingResult> result = graded ? Shelf.result(folder) : Optional.empty();
      if (result.isPresent() && submission.student().attempts() > 0) {
        grades.add(
            new WayBack.Grade(
                result.get().student(),
                result.get().total(),
                "%d of %d points. %s"
                    .formatted(result.get().total(), Total.MOST, Feedback.summary(result.get())),
                folder.resolve(Book.PAGE_OF_ONE)));
      }
    }
    return WayBack.write(out.resolve(Book.BACK), platform, sheet, column, grades);
  }
}
