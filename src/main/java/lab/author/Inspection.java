package lab.author;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Hints;

/**
 * Counts what an exercise consists of and lists what it lacks, for {@code lab course check}.
 *
 * @param exercise which exercise
 * @param checks how many
 * @param mistakes how many are known
 * @param hints as they are read
 * @param variants how many right pieces in another style the tests have
 * @param idle how many pieces the tests have that compute nothing by its contract
 * @param cases how many lines say what its checks must ask, or those of its contract
 * @param labs the numbers of those whose code uses the piece
 * @param yourTurn what its own lab asks of the learner
 * @param lacking a sentence for each thing that is missing; none if the exercise is whole
 */
public record Inspection(
    Assignment exercise,
    int checks,
    int mistakes,
    List<String> hints,
    int variants,
    int idle,
    int cases,
    List<Integer> labs,
    String yourTurn,
    List<String> lacking) {

  /**
   * Looks at an exercise of a project.
   *
   * @param common the project's files that all exercises have a part in
   */
  public static Inspection of(Assignment exercise, CommonFiles common) throws IOException {
    Project project = common.project();
    ExerciseFiles files = ExerciseFiles.of(exercise);
    Inspection found =
        new Inspection(
            exercise,
            Course.rubric(exercise).tests().size(),
            Course.mistakes(exercise).size(),
            Hints.in(project.text(files.hints()).orElse("")),
            common.variants(exercise),
            common.idle(exercise),
            common.cases(exercise),
            labs(exercise, common),
            common.yourTurn(exercise),
            List.of());
    List<String> lacking = new ArrayList<>(Sketches.of(files, project));
    lacking.addAll(Lacking.of(found, files, project));
    return new Inspection(
        exercise,
        found.checks,
        found.mistakes,
        found.hints,
        found.variants,
        found.idle,
        found.cases,
        found.labs,
        found.yourTurn,
        List.copyOf(lacking));
  }

  private static List<Integer> labs(Assignment exercise, CommonFiles common) {
    Pattern used = Pattern.compile("\\bnew %1$s\\(|\\b%1$s::new\\b".formatted(exercise.piece()));
    return common.labs().entrySet().stream()
        .filter(lab -> used.matcher(lab.getValue().replaceAll("//.*", "")).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Sums the exercise up in a line: points, checks, known mistakes, right variants, labs. */
  public String summary() {
    return "%s, %s, %s, %s, %s"
        .formatted(
            count(exercise.points(), "point"),
            count(checks, "check"),
            count(mistakes, "known mistake"),
            count(variants, "right variant"),
            count(labs.size(), "lab"));
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
