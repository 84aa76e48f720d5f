package lab.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What ended a cell before its end.
 *
 * @param name its kind, in a word
 * @param sentence what is wrong
 * @param lines as a person reads it: the sentence, the line at fault, where that was called from
 * @param stack all of it, a line each; none where there is none
 */
record CellFailure(String name, String sentence, List<String> lines, List<String> stack) {
  /** The content of the message that tells it. */
  JsonObject content() {
    JsonArray traceback = new JsonArray();
    lines.forEach(traceback::add);
    JsonObject content = new JsonObject();
    content.addProperty("ename", name);
    content.addProperty("evalue", sentence);
    content.add("traceback", traceback);
    return content;
  }
}
