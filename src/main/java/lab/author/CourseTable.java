package lab.author;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lab.piece.Assignment;
import lab.script.ScriptException;
import lab.stepper.Lab;

/** Writes the table of labs and exercises that both READMEs show. */
final class CourseTable {
  private static final String TOGETHER = "puts the others together";

  private CourseTable() {}

  /**
   * The table in Markdown, a row for each lab.
   *
   * @param labs in their order
   * @return its lines, without an end of line behind the last
   */
  static String of(List<Lab> labs) throws ScriptException {
    List<String> lines = new ArrayList<>(List.of("| lab | pieces (exercise) |", "|---|---|"));
    for (Lab lab : labs) {
      lines.add("| %d %s | %s |".formatted(lab.number(), lab.topic(), exercises(lab)));
    }
    return String.join("\n", lines);
  }

  private static String exercises(Lab lab) {
    return lab.exercises().isEmpty()
        ? TOGETHER
        : lab.exercises().stream().map(Assignment::toString).collect(Collectors.joining(", "));
  }
}
