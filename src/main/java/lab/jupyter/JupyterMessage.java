package lab.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lab.base.Json;

/**
 * A message of Jupyter's protocol. Buffers, which widgets append to it, are left out.
 *
 * @param identities whom it is from, or for; for {@link Channel#IOPUB} its topic
 * @param header of this message
 * @param parent the header of the message that it is about; empty if there is none
 */
public record JupyterMessage(
    List<byte[]> identities,
    JsonObject header,
    JsonObject parent,
    JsonObject metadata,
    JsonObject content) {
  /** The version of the protocol that is spoken. */
  public static final String VERSION = "5.4";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
  private static final int PARTS = 4; // that are signed
  private static final String SESSION = UUID.randomUUID().toString();

  /**
   * Makes a message that is about another.
   *
   * @param parent the other's header; empty if there is none
   */
  public static JupyterMessage about(
      JsonObject parent, List<byte[]> identities, String type, JsonObject content) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("session", SESSION);
    header.addProperty("username", "kernel");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", VERSION);
    return new JupyterMessage(identities, header, parent, new JsonObject(), content);
  }

  /** The answer to this message, for who has sent it. */
  public JupyterMessage reply(String type, JsonObject content) {
    return about(header, identities, type, content);
  }

  /** What it is: {@code execute_request}, {@code status}, … */
  public String type() {
    return text(header, "msg_type");
  }

  /** A text of the content; empty if it is not there. */
  public String text(String name) {
    return text(content, name);
  }

  private static String text(JsonObject from, String name) {
    return from.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  /** A truth value of the content. */
  public boolean is(String name, boolean unlessTold) {
    return content.get(name) instanceof JsonPrimitive value && value.isBoolean()
        ? value.getAsBoolean()
        : unlessTold;
  }

  /** A whole number of the content. */
  public int number(String name, int unlessTold) {
    return content.get(name) instanceof JsonPrimitive value && value.isNumber()
        ? value.getAsInt()
        : unlessTold;
  }

  /** As it is sent: identities, a delimiter, the signature, and four parts of JSON. */
  List<byte[]> frames(Signature signature) {
    List<byte[]> parts = new ArrayList<>();
    for (JsonObject part : List.of(header, parent, metadata, content)) {
      parts.add(Json.COMPACT.toJson(part).getBytes(UTF_8));
    }
    List<byte[]> frames = new ArrayList<>(identities);
    frames.add(DELIMITER);
    frames.add(signature.of(parts));
    frames.addAll(parts);
    return frames;
  }

  /** Reads a message; nothing if it is none, or was not signed by who has the key. */
  static Optional<JupyterMessage> read(List<byte[]> frames, Signature signature) {
    int at = 0;
    while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
      at++;
    }
    if (frames.size() < at + 2 + PARTS) {
      return Optional.empty();
    }
    List<byte[]> parts = frames.subList(at + 2, at + 2 + PARTS);
    if (!signature.fits(frames.get(at + 1), parts)) {
      return Optional.empty();
    }
    try {
      List<JsonObject> read =
          parts.stream()
              .map(part -> Json.COMPACT.fromJson(new String(part, UTF_8), JsonObject.class))
              .map(Objects::requireNonNull) // of an empty part
              .toList();
      return Optional.of(
          new JupyterMessage(
              List.copyOf(frames.subList(0, at)),
              read.get(0),
              read.get(1),
              read.get(2),
              read.get(3)));
    } catch (JsonParseException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
