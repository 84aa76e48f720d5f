package lab.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.plot.Figure;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.train.Progress;

/**
 * Runs the cells of a notebook in this program, without Jupyter, as strictly as a script is run,
 * and keeps what Jupyter would have kept of them. One at a time in a program: figures and progress
 * go to the one that was opened last.
 */
public final class StrictCells implements AutoCloseable {
  private final CellRunner runner;
  private volatile CellOutput output = new CellOutput((type, content) -> {});
  private int count;

  /** Opens a session, with those of the student's pieces that are finished. */
  public StrictCells(Home home, FinishedPieces pieces) {
    runner = new CellRunner(home, pieces, Optional.empty(), true);
    Figure.show(figure -> output.display(DisplayFormatter.of("", figure)));
    Progress.show(() -> new ProgressLine(output));
  }

  /** Thrown where a cell fails; the message says why, and in which line of it. */
  public static final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private FailedException(CellFailure failure) {
      super(String.join("\n", failure.lines()).replaceAll("\u001b\\[[\\d;]*m", ""));
    }
  }

  /**
   * Runs a cell.
   *
   * @param code whose {@code // =>} must be true
   * @return its outputs, as the format of notebooks has them
   * @throws FailedException at the first statement that fails, or shows something else
   */
  public JsonArray run(String code) throws FailedException {
    Kept kept = new Kept();
    CellOutput shown = new CellOutput(kept::take);
    output = shown;
    count++;
    CellRunner.Ended ended =
        runner.run(
            code,
            count,
            shown,
            prompt -> {
              throw new IOException(
                  "this notebook is run without a person who could be asked for input");
            });
    if (ended.failure().isPresent()) {
      throw new FailedException(ended.failure().get());
    }
    shown.flush();
    ended.value().ifPresent(value -> shown.result(count, value));
    return kept.outputs();
  }

  @Override
  public void close() {
    runner.close();
  }

  /** What of the messages a notebook keeps: text in a row is one, and what was replaced is gone. */
  private static final class Kept {
    private final List<JsonObject> outputs = new ArrayList<>();
    private final Map<String, JsonObject> replaceable = new HashMap<>();

    synchronized void take(String type, JsonObject content) {
      JsonObject last = outputs.isEmpty() ? new JsonObject() : outputs.get(outputs.size() - 1);
      switch (type) {
        case "clear_output" -> outputs.clear();
        case "update_display_data" -> {
          JsonObject old = replaceable.get(id(content));
          if (old != null) {
            old.add("data", content.get("data"));
            old.add("metadata", content.get("metadata"));
          }
        }
        case "stream" -> {
          JsonElement name = content.get("name");
          if (name.equals(last.get("name"))) {
            String text = last.get("text").getAsString() + content.get("text").getAsString();
            last.addProperty("text", text);
          } else {
            add(type, content);
          }
        }
        default -> {
          JsonObject kept = add(type, content);
          kept.remove("transient");
          replaceable.put(id(content), kept);
        }
      }
    }

    private JsonObject add(String type, JsonObject content) {
      JsonObject output = content.deepCopy();
      output.addProperty("output_type", type);
      outputs.add(output);
      return output;
    }

    private static String id(JsonObject content) {
      JsonElement named = content.get("transient");
      JsonElement id = named == null ? null : named.getAsJsonObject().get("display_id");
      return id == null ? "" : id.getAsString();
    }

    synchronized JsonArray outputs() {
      JsonArray all = new JsonArray();
      outputs.forEach(all::add);
      return all;
    }
  }
}
