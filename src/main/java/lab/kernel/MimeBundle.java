package lab.kernel;

import com.google.gson.JsonObject;
import java.util.Base64;

/**
 * One thing in several forms, of which whoever shows it takes the best that he can.
 *
 * @param data by MIME type
 * @param metadata such as a picture's size, by MIME type
 */
record MimeBundle(JsonObject data, JsonObject metadata) {
  /** As text, for what can show no more. */
  static MimeBundle of(String text) {
    JsonObject data = new JsonObject();
    data.addProperty("text/plain", text);
    return new MimeBundle(data, new JsonObject());
  }

  /** As HTML besides. */
  MimeBundle html(String html) {
    JsonObject more = data.deepCopy();
    more.addProperty("text/html", html);
    return new MimeBundle(more, metadata);
  }

  /**
   * As a picture besides.
   *
   * @param width on the page, in its pixels; the picture may have more
   * @param height likewise
   */
  MimeBundle png(byte[] png, int width, int height) {
    JsonObject more = data.deepCopy();
    more.addProperty("image/png", Base64.getEncoder().encodeToString(png));
    JsonObject size = new JsonObject();
    size.addProperty("width", width);
    size.addProperty("height", height);
    JsonObject sizes = metadata.deepCopy();
    sizes.add("image/png", size);
    return new MimeBundle(more, sizes);
  }

  /** The content of a message that shows it. */
  JsonObject content() {
    JsonObject content = new JsonObject();
    content.add("data", data);
    content.add("metadata", metadata);
    return content;
  }
}
