package lab.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import lab.base.Json;
import lab.base.Reason;
import lab.base.Shown;

/**
 * What Jupyter tells a kernel before it starts it: where to listen, and the key that both sign
 * messages with.
 *
 * @param file where that was read
 * @param ip an address of this machine that no other machine reaches
 * @param ports one for each channel, 1 to 65535, all different
 * @param key not empty
 */
public record ConnectionFile(Path file, String ip, Map<Channel, Integer> ports, String key) {
  private static final String SCHEME = "hmac-sha256";

  /**
   * Reads a connection file.
   *
   * @throws IOException in a sentence, if it is missing, cannot be read, or says too little or what
   *     this kernel does not do
   */
  public static ConnectionFile read(Path file) throws IOException {
    JsonObject all = parsed(file);
    demand(file, all, "transport", "tcp");
    demand(file, all, "signature_scheme", SCHEME);
    String ip = text(file, all, "ip");
    if (!ip.matches("127(\\.\\d{1,3}){3}|localhost|::1")) {
      throw wrong(
          file,
          "asks to listen on ip %s: this kernel listens on this machine alone, such as 127.0.0.1"
              .formatted(Shown.line(ip, 60)));
    }
    String key = text(file, all, "key");
    if (key.isEmpty()) {
      throw wrong(file, "has an empty key: anybody could then send this kernel what it runs");
    }
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      ports.put(channel, port(file, all, channel.member()));
    }
    if (Stream.of(Channel.values()).map(ports::get).distinct().count() < ports.size()) {
      throw wrong(file, "gives one port to several channels: each needs its own");
    }
    return new ConnectionFile(file, ip, Map.copyOf(ports), key);
  }

  private static JsonObject parsed(Path file) throws IOException {
    try {
      JsonObject all = Json.COMPACT.fromJson(Files.readString(file), JsonObject.class);
      return all == null ? new JsonObject() : all; // null of an empty file
    } catch (NoSuchFileException e) {
      throw new IOException(
          "There is no connection file %s: Jupyter writes one and starts the kernel with it; labs/lab jupyter starts Jupyter"
              .formatted(file),
          e);
    } catch (JsonParseException e) {
      throw wrong(file, "is no JSON: it may be cut short");
    } catch (IOException e) {
      throw new IOException(
          "The connection file %s cannot be read: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static void demand(Path file, JsonObject all, String name, String wanted)
      throws IOException {
    String given = text(file, all, name);
    if (!given.equals(wanted)) {
      throw wrong(
          file,
          "has the %s \"%s\", but this kernel knows %s alone"
              .formatted(name, Shown.line(given, 60), wanted));
    }
  }

  private static String text(Path file, JsonObject all, String name) throws IOException {
    if (all.get(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrong(file, "lacks \"%s\", a text".formatted(name));
  }

  private static int port(Path file, JsonObject all, String name) throws IOException {
    JsonElement value = all.get(name);
    if (value instanceof JsonPrimitive number
        && number.isNumber()
        && number.getAsString().matches("\\d{1,5}")
        && number.getAsInt() > 0
        && number.getAsInt() < 65536) {
      return number.getAsInt();
    }
    throw wrong(file, "lacks \"%s\", a port from 1 to 65535".formatted(name));
  }

  private static IOException wrong(Path file, String what) {
    return new IOException("The connection file %s %s.".formatted(file, what));
  }

  /** Where a channel is bound. */
  String address(Channel channel) {
    String host = ip.contains(":") ? "[" + ip + "]" : ip;
    return "tcp://%s:%d".formatted(host, ports.get(channel));
  }
}
