package lab.kernel;

import com.google.gson.JsonObject;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What a cell shows, sent in the order in which it came: text that it prints, gathered for a
 * moment, so that a million lines are not a million messages, and values, pictures and tables. What
 * a person would not read, and a browser not bear, is left out, with a sentence.
 */
final class CellOutput {
  /** Characters of text that one cell prints at most. */
  static final int MAX_PRINTED = 200_000;

  /** Pictures, tables and values that one cell shows at most. */
  static final int MAX_DISPLAYS = 100;

  private final BiConsumer<String, JsonObject> send;
  private final PrintedText out = new PrintedText(this, text -> stream("stdout", text));
  private final PrintedText err = new PrintedText(this, text -> stream("stderr", text));
  private int printed;
  private int displays;

  /**
   * An output.
   *
   * @param send takes the type and content of a message
   */
  CellOutput(BiConsumer<String, JsonObject> send) {
    this.send = send;
  }

  /** Standard output. */
  OutputStream out() {
    return out;
  }

  /** Standard error. */
  OutputStream err() {
    return err;
  }

  /** Sends the text that was gathered. */
  synchronized void flush() {
    out.send();
    err.send();
  }

  private synchronized void stream(String name, String text) {
    int room = MAX_PRINTED - printed;
    printed += Math.min(text.length(), room + 1);
    if (room < 0 || text.isEmpty()) {
      return;
    }
    sendStream(name, text.length() <= room ? text : text.substring(0, room));
    if (text.length() > room) {
      sendStream(
          "stderr",
          "%nA cell shows the first %,d characters that it prints; what comes after them is left out.%n"
              .formatted(MAX_PRINTED));
    }
  }

  private void sendStream(String name, String text) {
    JsonObject content = new JsonObject();
    content.addProperty("name", name);
    content.addProperty("text", text);
    send.accept("stream", content);
  }

  /** Says a sentence on standard output. */
  void tell(String sentence) {
    line(sentence, out);
  }

  /** Says a sentence on standard error. */
  void say(String sentence) {
    line(sentence, err);
  }

  private static void line(String sentence, PrintedText to) {
    byte[] bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    to.write(bytes, 0, bytes.length);
  }

  /** Shows something. */
  synchronized void display(MimeBundle bundle) {
    flush();
    if (mayDisplay()) {
      send.accept("display_data", transientId(bundle.content(), null));
    }
  }

  /** Shows something that can be replaced; gives what {@link #update} wants. */
  synchronized String displayInPlace(MimeBundle bundle) {
    flush();
    String id = UUID.randomUUID().toString();
    if (mayDisplay()) {
      send.accept("display_data", transientId(bundle.content(), id));
    }
    return id;
  }

  /** Shows something in place of what was shown before. */
  synchronized void update(String id, MimeBundle bundle) {
    send.accept("update_display_data", transientId(bundle.content(), id));
  }

  private static JsonObject transientId(JsonObject content, String id) {
    JsonObject named = new JsonObject();
    if (id != null) {
      named.addProperty("display_id", id);
    }
    content.add("transient", named);
    return content;
  }

  private boolean mayDisplay() {
    displays++;
    if (displays == MAX_DISPLAYS + 1) {
      say(
          "A cell shows at most %d figures, tables and values; what comes after them is left out."
              .formatted(MAX_DISPLAYS));
    }
    return displays <= MAX_DISPLAYS;
  }

  /** Shows the value of the cell. */
  synchronized void result(int number, MimeBundle bundle) {
    flush();
    JsonObject content = bundle.content();
    content.addProperty("execution_count", number);
    send.accept("execute_result", content);
  }

  /** Takes away what the cell has shown so far. */
  synchronized void clear() {
    flush();
    JsonObject content = new JsonObject();
    content.addProperty("wait", false);
    send.accept("clear_output", content);
  }

  /** Tells what ended the cell. */
  synchronized void error(JsonObject content) {
    flush();
    send.accept("error", content);
  }
}
