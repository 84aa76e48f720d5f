package lab.notebook;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.base.Digests;
import lab.base.Json;
import lab.jupyter.KernelSpec;

/**
 * A Jupyter notebook in format 4.5, as it is written to its file.
 *
 * @param cells from the first to the last
 * @param made what it was made from, such as {@code labs/04-backprop.jsh}
 * @param digest SHA-256 of that, in hexadecimal
 */
record NotebookDocument(List<NotebookCell> cells, String made, String digest) {
  /** Where a notebook's metadata say what it was made of. */
  static final String ORIGIN = "two_layer_lab";

  /** As Jupyter itself writes notebooks, so that saving one there changes nothing else in it. */
  private static final Gson JSON =
      Json.PRETTY
          .newBuilder()
          .serializeNulls()
          .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
          .create();

  /** The file's text; the same notebook always gives the same. */
  String text() {
    JsonArray all = new JsonArray();
    cells.forEach(cell -> all.add(cell.json()));
    JsonObject notebook = new JsonObject();
    notebook.add("cells", all);
    notebook.add("metadata", metadata());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    return JSON.toJson(sorted(notebook)) + "\n";
  }

  private JsonObject metadata() {
    JsonObject kernel = new JsonObject();
    kernel.addProperty("display_name", KernelSpec.TITLE);
    kernel.addProperty("language", "java");
    kernel.addProperty("name", KernelSpec.NAME);
    JsonObject language = new JsonObject();
    language.addProperty("file_extension", ".java");
    language.addProperty("mimetype", "text/x-java");
    language.addProperty("name", "java");
    language.addProperty("pygments_lexer", "java");
    JsonObject origin = new JsonObject();
    origin.addProperty("cells_sha256", cellDigest(cells));
    origin.addProperty("made_from", made);
    origin.addProperty("made_from_sha256", digest);
    JsonObject metadata = new JsonObject();
    metadata.add("kernelspec", kernel);
    metadata.add("language_info", language);
    metadata.add(ORIGIN, origin);
    return metadata;
  }

  /** A digest of what a person would change: the cells' order, kinds and sources. */
  static String cellDigest(List<NotebookCell> cells) {
    JsonArray all = new JsonArray();
    for (NotebookCell cell : cells) {
      all.add(cell.id());
      all.add(cell.kind().name());
      all.add(cell.source());
    }
    byte[] bytes = Json.COMPACT.toJson(all).getBytes(StandardCharsets.UTF_8);
    return Digests.hex("SHA-256", bytes);
  }

  /** The same value, whose objects have their names in the alphabet's order. */
  private static JsonElement sorted(JsonElement value) {
    if (value.isJsonArray()) {
      JsonArray all = new JsonArray();
      value.getAsJsonArray().forEach(one -> all.add(sorted(one)));
      return all;
    } else if (!value.isJsonObject()) {
      return value;
    }
    Map<String, JsonElement> names = new TreeMap<>(value.getAsJsonObject().asMap());
    JsonObject all = new JsonObject();
    names.forEach((name, one) -> all.add(name, sorted(one)));
    return all;
  }
}
