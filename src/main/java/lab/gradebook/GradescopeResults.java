package lab.gradebook;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.base.Json;
import lab.base.Shown;
import lab.gradebook.GradingResult.Marks;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;

/**
 * Writes and reads {@code results.json}, in the form that Gradescope expects of autograders. The
 * whole result is in {@code extra_data}, which it keeps and shows to no student.
 */
final class GradescopeResults {

  private static final String VISIBLE = "visible";
  private static final String HIDDEN = "hidden";
  private static final String TEXT = "text";

  private GradescopeResults() {}

  /** The file; Gson writes its fields under the names that Gradescope wants. */
  private record Report(
      int score,
      String output,
      String output_format,
      String visibility,
      String stdout_visibility,
      List<Test> tests,
      Object extra_data) {}

  private record Test(
      int score,
      int max_score,
      String status,
      String name,
      String number,
      String output,
      String output_format,
      String visibility,
      Extra extra_data) {}

  /** Beyond what Gradescope asks for. */
  private record Extra(String mistake, boolean shown, boolean hidden) {}

  /** What stands there until there is a grade. */
  static String notYet(String reason) {
    return Json.PRETTY.toJson(
        new Report(0, "Not yet graded: " + reason, TEXT, VISIBLE, HIDDEN, List.of(), null));
  }

  /** A result. */
  static String json(GradingResult result) {
    List<Test> tests = new ArrayList<>();
    for (Marks marks : result.exercises()) {
      for (int i = 0; i < marks.checks().size(); i++) {
        tests.add(test(marks, marks.checks().get(i), i + 1));
      }
    }
    return Shown.escaped(
        Json.PRETTY.toJson(
            new Report(result.total(), output(result), TEXT, VISIBLE, HIDDEN, tests, result)));
  }

  private static Test test(Marks marks, Outcome check, int number) {
    String mistake = check.mistake().isEmpty() ? "" : "Looks like: " + check.mistake() + "\n";
    return new Test(
        check.earned(),
        check.points(),
        check.passed() ? "passed" : "failed",
        marks.exercise() + ": " + check.check(),
        marks.id() + "." + number,
        number == 1 && !marks.faults().isEmpty() ? faults(marks) : mistake + check.message().text(),
        TEXT,
        VISIBLE,
        new Extra(
            check.mistake(),
            check.passed() || check.status() == Status.PASSED_SHOWN,
            check.passed()));
  }

  private static String faults(Marks marks) {
    return String.join("\n", marks.faults().stream().map(Fault::toString).toList());
  }

  private static String output(GradingResult result) {
    String notes =
        result.notes().isEmpty()
            ? ""
            : "\n\nAbout your files:\n" + String.join("\n", result.notes());
    String byHand =
        result.exercises().stream()
            .filter(marks -> marks.adjustment().isPresent())
            .map(marks -> "\n\n%s: %s".formatted(marks.exercise(), result.said(marks)))
            .collect(Collectors.joining());
    return Feedback.summary(result) + byHand + notes;
  }

  /** Reads a result back; empty if the file holds none. */
  static Optional<GradingResult> read(String json) {
    try {
      JsonObject all = Json.PRETTY.fromJson(json, JsonObject.class);
      GradingResult result = Json.PRETTY.fromJson(all.get("extra_data"), GradingResult.class);
      return Optional.ofNullable(result).filter(GradescopeResults::isWhole);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(GradingResult result) {
    return result.origin() != null
        && result.student() != null
        && result.notes() != null
        && result.exercises().stream()
            .allMatch(
                marks ->
                    marks.checks() != null
                        && marks.checks().stream().allMatch(GradescopeResults::isWhole));
  }

  private static boolean isWhole(Outcome check) {
    return check.status() != null && check.message() != null && check.mistake() != null;
  }
}
