package lab.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.base.Digests;
import lab.base.Resources;
import lab.course.Checker;
import lab.piece.Assignment;
import lab.piece.Outcome;
import lab.practice.Stub;
import lab.script.ScriptException;
import lab.stepper.Lab;

/**
 * A course for nbgrader: in {@code source}, an assignment for each lab that has exercises, and
 * nbgrader's settings beside it.
 *
 * <p>An exercise is a cell that holds the whole file of its piece, with the reference's answer
 * between nbgrader's marks, and behind it a cell for each check, with the check's points, which
 * nobody can change.
 */
final class NbgraderCourse {
  private static final int SCHEMA_VERSION = 3;

  /** The file of nbgrader's settings. */
  static final String SETTINGS = "nbgrader_config.py";

  private final Path references;

  private NbgraderCourse(Path references) {
    this.references = references;
  }

  /**
   * The files of a course, to be written into its folder.
   *
   * @param references the folder of the references' sources
   * @throws IOException in a sentence, if that is not there: a student's release has none
   */
  static Map<Path, NotebookDocument> assignments(List<Lab> labs, Path references)
      throws IOException, ScriptException {
    if (!Files.isDirectory(references)) {
      throw new IOException(
          references + " is not there: an assignment's answers are the references in it.");
    }
    Map<Path, NotebookDocument> all = new LinkedHashMap<>();
    for (Lab lab : labs) {
      if (!lab.exercises().isEmpty()) {
        Path file = Path.of("source", lab.name(), lab.name() + ".ipynb");
        all.put(file, new NbgraderCourse(references).assignment(lab));
      }
    }
    return all;
  }

  /** What stands in {@value #SETTINGS}. */
  static String settings() {
    return Resources.text(NbgraderCourse.class, SETTINGS);
  }

  private NotebookDocument assignment(Lab lab) throws IOException, ScriptException {
    List<NotebookCell> cells = new ArrayList<>();
    List<Assignment> exercises = lab.exercises();
    int points = exercises.stream().mapToInt(Assignment::points).sum();
    String title =
        """
        # Lab %d: %s

        Work through the lab first, by `labs/lab %d` or in its notebook. Here you write what it asks for, for %s.

        Each piece is one cell, which holds its whole file. Write what is to stand where it says `// YOUR CODE HERE`, and delete the line that throws `Todo`. Run the cell, and then those below it, which check it: each that fails says why.\
        """
            .formatted(lab.number(), MarkdownText.of(lab.topic()), lab.number(), points(points));
    cells.add(readOnly(NotebookCell.markdown("title", title)));
    StringBuilder sources = new StringBuilder();
    for (Assignment exercise : exercises) {
      String source = Files.readString(references.resolve(exercise.piece() + ".java"));
      sources.append(source);
      exercise(exercise, source, cells);
    }
    byte[] made = sources.toString().getBytes(StandardCharsets.UTF_8);
    return new NotebookDocument(
        List.copyOf(cells),
        "solutions/reference for lab " + lab.number(),
        Digests.hex("SHA-256", made));
  }

  private static void exercise(Assignment exercise, String reference, List<NotebookCell> cells) {
    String id = exercise.id().replace('.', '-');
    String heading =
        "## Exercise %s: %s, %s"
            .formatted(exercise.id(), exercise.piece(), points(exercise.points()));
    cells.add(readOnly(NotebookCell.markdown("exercise-" + id, heading)));
    cells.add(solution(NotebookCell.code("piece-" + id, Stub.marked(reference).strip())));
    List<Outcome> checks = Checker.unchecked(exercise, Outcome.Status.TODO, "").outcomes();
    for (int i = 1; i <= checks.size(); i++) {
      Outcome check = checks.get(i - 1);
      String source =
          "// %s (%s)\ncheck(\"%s\", %d)"
              .formatted(check.check(), points(check.points()), exercise.id(), i);
      cells.add(test(NotebookCell.code("check-" + id + "-" + i, source), check.points()));
    }
  }

  private static String points(int count) {
    return count == 1 ? "1 point" : count + " points";
  }

  private static NotebookCell readOnly(NotebookCell cell) {
    return cell.with("nbgrader", metadata(cell, false, true));
  }

  private static NotebookCell solution(NotebookCell cell) {
    return cell.with("nbgrader", metadata(cell, true, false));
  }

  private static NotebookCell test(NotebookCell cell, int points) {
    JsonObject metadata = metadata(cell, false, true);
    metadata.addProperty("grade", true);
    metadata.addProperty("points", points);
    return cell.with("nbgrader", metadata);
  }

  private static JsonObject metadata(NotebookCell cell, boolean solution, boolean locked) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("grade", false);
    metadata.addProperty("grade_id", cell.id());
    metadata.addProperty("locked", locked);
    metadata.addProperty("schema_version", SCHEMA_VERSION);
    metadata.addProperty("solution", solution);
    metadata.addProperty("task", false);
    return metadata;
  }
}
