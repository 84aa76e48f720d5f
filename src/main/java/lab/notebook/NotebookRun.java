package lab.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.kernel.StrictCells;
import lab.notebook.NotebookCell.Kind;
import lab.notebook.NotebookCell.Shown;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.Script.Code;

/** Runs a notebook from the first cell to the last, as strictly as its script is run. */
final class NotebookRun {
  private NotebookRun() {}

  /**
   * The notebook with all that it has shown.
   *
   * @throws IOException in a sentence, at the first cell that fails, or shows something else than
   *     the script says
   */
  static NotebookDocument of(ScriptNotebook made, Home home, FinishedPieces pieces)
      throws IOException {
    List<NotebookCell> cells = new ArrayList<>();
    int count = 0;
    try (StrictCells session = new StrictCells(home, pieces)) {
      for (NotebookCell cell : made.notebook().cells()) {
        if (cell.kind() == Kind.MARKDOWN) {
          cells.add(cell);
          continue;
        }
        count++;
        Code code = made.code().get(cell.id());
        JsonArray outputs = session.run(code == null ? cell.source() : code.text());
        outputs.forEach(NotebookRun::splitLines);
        cells.add(cell.showing(new Shown(count, outputs)));
      }
    } catch (StrictCells.FailedException e) {
      String name = made.notebook().cells().get(cells.size()).id();
      throw new IOException(
          "%s: cell %d, %s, is not as the script says: %s"
              .formatted(made.notebook().made(), cells.size() + 1, name, e.getMessage()),
          e);
    }
    return new NotebookDocument(
        List.copyOf(cells), made.notebook().made(), made.notebook().digest());
  }

  /** Texts of several lines are lists of lines, as Jupyter writes them. */
  private static void splitLines(JsonElement output) {
    JsonObject shown = output.getAsJsonObject();
    splitLines(shown, "text");
    if (shown.get("data") instanceof JsonObject data) {
      for (Map.Entry<String, JsonElement> one : List.copyOf(data.entrySet())) {
        if (!one.getKey().startsWith("image/") || one.getKey().endsWith("+xml")) {
          splitLines(data, one.getKey());
        }
      }
    }
  }

  private static void splitLines(JsonObject in, String name) {
    if (in.get(name) instanceof JsonPrimitive text && text.isString()) {
      in.add(name, NotebookCell.lines(text.getAsString()));
    }
  }
}
