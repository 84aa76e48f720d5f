package lab.author;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lab.course.Course;
import lab.course.kit.Rubric;
import lab.piece.Assignment;
import lab.piece.SourceText;
import lab.practice.Stub;

/** Finds what an exercise lacks once its files are there, such as checks, hints or tests. */
final class Lacking {
  private static final int MIN_CHECKS = 3;
  private static final int MAX_CHECKS = 7;
  private static final int MIN_CASES = 6;
  private static final int HINTS = 3;
  private static final int MIN_HINT_LENGTH = 80;

  private final Assignment exercise;
  private final List<String> sentences = new ArrayList<>();

  private Lacking(Assignment exercise) {
    this.exercise = exercise;
  }

  /**
   * Everything but files that are not there or only sketched, see {@link Sketches}.
   *
   * @param found what the exercise consists of
   */
  static List<String> of(Inspection found, ExerciseFiles files, Project project)
      throws IOException {
    Lacking lacking = new Lacking(found.exercise());
    Optional<String> reference = project.text(files.reference());
    lacking.reference(files, reference);
    lacking.stub(files, reference.orElse(""), project.text(files.stub()));
    lacking.checks(found.checks());
    lacking.hints(files, found.hints(), project.text(files.hints()).isPresent());
    lacking.others(found);
    return lacking.sentences;
  }

  private void reference(ExerciseFiles files, Optional<String> reference) {
    reference
        .filter(text -> !isMarked(text))
        .ifPresent(
            text ->
                add(
                    "%s has no method with @Exercise(\"%s\"), which marks what is to be written.",
                    files.reference(), exercise.id()));
  }

  private void stub(ExerciseFiles files, String reference, Optional<String> stub) {
    if (stub.isEmpty()) {
      add("%s is not there: labs/lab stubs makes it from the reference.", files.stub());
    } else if (isMarked(reference)
        && SourceText.isUntouched(stub.get())
        && !stub.get().equals(Stub.of(reference))) {
      add(
          "%s is another stub than the reference gives: labs/lab stubs --force makes it anew.",
          files.stub());
    }
  }

  private boolean isMarked(String source) {
    return source.contains("@Exercise(\"%s\")".formatted(exercise.id()));
  }

  private void checks(int count) {
    if (count < MIN_CHECKS || count > MAX_CHECKS) {
      add(
          "It has %d check%s: from %d to %d are wanted, each with @Points.",
          count, count == 1 ? "" : "s", MIN_CHECKS, MAX_CHECKS);
    }
    Course.rubric(exercise).tests().stream()
        .filter(check -> Rubric.points(check) < 1)
        .forEach(
            check ->
                add(
                    "Its check %s has %d points: a check is worth 1 at least.",
                    check.getName(), Rubric.points(check)));
  }

  private void hints(ExerciseFiles files, List<String> hints, boolean areThere) {
    if (!areThere) {
      return;
    }
    if (hints.size() != HINTS) {
      add(
          "%s has %d hint%s: %d are wanted, apart by lines of ---.",
          files.hints(), hints.size(), hints.size() == 1 ? "" : "s", HINTS);
    }
    for (int i = 0; i < hints.size(); i++) {
      String hint = hints.get(i);
      if (hint.length() <= MIN_HINT_LENGTH || !hint.matches("(?s).*[.?]")) {
        add(
            "Hint %d in %s is no sentence or two: it has %d characters and ends with “%s”; more than %d and a . or ? are wanted.",
            i + 1,
            files.hints(),
            hint.length(),
            hint.substring(Math.max(0, hint.length() - 10)),
            MIN_HINT_LENGTH);
      }
    }
  }

  private void others(Inspection found) {
    if (found.mistakes() == 0) {
      add("No mistake in it is known: list some in %sMistakes.ALL.", exercise.piece());
    }
    if (found.variants() == 0) {
      add(
          "No right piece in another style proves its checks: add(\"%s\", …) one in %s, or with(…) if it has settings.",
          exercise.id(), Project.VARIANTS);
    }
    if (found.idle() == 0) {
      add(
          "No piece that computes nothing proves that its checks see it: arguments(%s.class, …) one in %s.",
          exercise.contract().getSimpleName(), Project.IDLE);
    }
    if (found.cases() < MIN_CASES) {
      add(
          "%s has %d line%s of what its checks must ask: %d at least are wanted.",
          Project.CASES, found.cases(), found.cases() == 1 ? "" : "s", MIN_CASES);
    }
    yourTurn(found.yourTurn());
    if (found.labs().isEmpty()) {
      add("No lab uses it: new %s(…) stands in the code of no script in labs/.", exercise.piece());
    }
  }

  private void yourTurn(String text) {
    String named = exercise.id() + ", " + exercise.piece();
    if (!text.contains(named)) {
      add("The script of lab %d must name it behind “Your turn:”, “%s”.", exercise.lab(), named);
    }
    if (!text.matches(
        ".*labs/lab check(?: [\\d.]+)* %s(?: .*)?".formatted(Pattern.quote(exercise.id())))) {
      add(
          "The script of lab %d must have it in the command behind “Your turn:”, labs/lab check … %s.",
          exercise.lab(), exercise.id());
    }
  }

  private void add(String format, Object... values) {
    sentences.add(format.formatted(values));
  }
}
