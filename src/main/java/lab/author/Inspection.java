package lab.author;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Hints;
import lab.stepper.Lab;

/**
 * Counts what an exercise consists of and lists what it lacks, for {@code lab course check}.
 *
 * @param exercise which exercise
 * @param checks how many
 * @param mistakes how many are known
 * @param hints as they are read
 * @param variants how many right pieces in another style the tests have
 * @param idle how many pieces the tests have that compute nothing
 * @param cases how many lines say what its checks must ask
 * @param labs the numbers of those whose code uses the piece
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
    List<String> lacking) {

  /** Looks at an exercise of a project. */
  public static Inspection of(Assignment exercise, Project project) throws IOException {
    ExerciseFiles files = ExerciseFiles.of(exercise);
    Inspection found =
        new Inspection(
            exercise,
            Course.rubric(exercise).tests().size(),
            Course.mistakes(exercise).size(),
            Hints.in(project.text(files.hints()).orElse("")),
            places("\\b(?:add|with)\\(\\s*\"%s\"", exercise, project.text(Project.VARIANTS)),
            places("\\barguments\\(\\s*\"%s\"", exercise, project.text(Project.IDLE)),
            places("(?m)^%s,", exercise, project.text(Project.CASES)),
            labs(exercise, project),
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
        List.copyOf(lacking));
  }

  /**
   * How often a file of the tests names an exercise.
   *
   * @param pattern of a place, with the id as {@code %s}: {@code VariantsTest} adds each variant by
   *     {@code add("6.2", …)}, or by {@code with} if it has settings
   */
  private static int places(String pattern, Assignment exercise, Optional<String> tests) {
    String place = pattern.formatted(Pattern.quote(exercise.id()));
    return (int) Pattern.compile(place).matcher(tests.orElse("")).results().count();
  }

  private static List<Integer> labs(Assignment exercise, Project project) throws IOException {
    Pattern used = Pattern.compile("\\bnew %1$s\\(|\\b%1$s::new\\b".formatted(exercise.piece()));
    List<Integer> labs = new ArrayList<>();
    for (Lab lab : project.labs()) {
      String code = Files.readString(lab.file()).replaceAll("//.*", "");
      if (used.matcher(code).find()) {
        labs.add(lab.number());
      }
    }
    return labs;
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
