package lab.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import lab.base.Versions;
import lab.jupyter.JupyterMessage;

/** What the kernel says of itself. */
final class KernelInfo {
  private KernelInfo() {}

  /** The content of a {@code kernel_info_reply}. */
  static JsonObject content() {
    JsonObject language = new JsonObject();
    language.addProperty("name", "java");
    language.addProperty("version", "" + Runtime.version());
    language.addProperty("mimetype", "text/x-java");
    language.addProperty("file_extension", ".java");
    language.addProperty("pygments_lexer", "java");
    language.addProperty("codemirror_mode", "text/x-java");
    language.addProperty("nbconvert_exporter", "script");
    JsonObject content = new JsonObject();
    content.addProperty("status", "ok");
    content.addProperty("protocol_version", JupyterMessage.VERSION);
    content.addProperty("implementation", "two-layer-lab");
    content.addProperty("implementation_version", Versions.lab());
    content.add("language_info", language);
    content.addProperty(
        "banner",
        "Two-Layer Lab %s, Java %s: check(\"4.1\"), use(\"mine\"), display(value)"
            .formatted(Versions.lab(), Runtime.version()));
    content.addProperty("debugger", false);
    content.add("help_links", new JsonArray());
    return content;
  }
}
