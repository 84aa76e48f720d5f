package lab.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/**
 * A cell of a notebook.
 *
 * @param id unique in its notebook: 1 to 64 letters, digits, hyphens and underscores of ASCII
 * @param source lines with a line feed between two
 * @param metadata as the format has it
 * @param run what came of running it; empty where it was not run, or is no code
 */
record NotebookCell(String id, Kind kind, String source, JsonObject metadata, Optional<Shown> run) {
  /** What a cell holds. */
  enum Kind {
    MARKDOWN,
    CODE
  }

  /**
   * What a cell has shown.
   *
   * @param count of the cells that were run, this one among them
   * @param outputs as the format has them
   */
  record Shown(int count, JsonArray outputs) {}

  static NotebookCell markdown(String id, String source) {
    return new NotebookCell(id, Kind.MARKDOWN, source, new JsonObject(), Optional.empty());
  }

  static NotebookCell code(String id, String source) {
    return new NotebookCell(id, Kind.CODE, source, new JsonObject(), Optional.empty());
  }

  /** The same, after it was run. */
  NotebookCell showing(Shown shown) {
    return new NotebookCell(id, kind, source, metadata, Optional.of(shown));
  }

  /** The same, with metadata more. */
  NotebookCell with(String name, JsonObject value) {
    JsonObject more = metadata.deepCopy();
    more.add(name, value);
    return new NotebookCell(id, kind, source, more, run);
  }

  /** As the format has it, names in their alphabet's order. */
  JsonObject json() {
    JsonObject cell = new JsonObject();
    boolean code = kind == Kind.CODE;
    cell.addProperty("cell_type", code ? "code" : "markdown");
    if (code) {
      cell.add("execution_count", run.isEmpty() ? JsonNull.INSTANCE : number(run.get().count()));
    }
    cell.addProperty("id", id);
    cell.add("metadata", metadata);
    if (code) {
      cell.add("outputs", run.map(Shown::outputs).orElseGet(JsonArray::new));
    }
    cell.add("source", lines(source));
    return cell;
  }

  private static JsonPrimitive number(int count) {
    return new JsonPrimitive(count);
  }

  /** A text of several lines, as files of notebooks have it: each line with its end. */
  static JsonArray lines(String text) {
    JsonArray lines = new JsonArray();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end + 1));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }
}
