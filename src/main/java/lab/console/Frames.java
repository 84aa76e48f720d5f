package lab.console;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * How the program and its worker talk. Requests go down the worker's input. Answers come up its
 * output among all that a student's code, a native library or the Java machine itself prints there:
 * a frame begins with a mark that was drawn for this worker, and whatever is in no frame is print.
 */
final class Frames {
  private static final Gson GSON = new Gson();
  private static final int LARGEST = 16 << 20;

  private Frames() {}

  /**
   * What is to be checked.
   *
   * @param exercise its id
   * @param limit in milliseconds
   * @param classes what was compiled, by binary name
   */
  record Request(String exercise, int limit, Map<String, byte[]> classes) {
    void writeTo(OutputStream out) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream data = new DataOutputStream(bytes);
      data.writeUTF(exercise);
      data.writeInt(limit);
      data.writeInt(classes.size());
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        data.writeUTF(each.getKey());
        data.writeInt(each.getValue().length);
        data.write(each.getValue());
      }
      bytes.writeTo(out);
      out.flush();
    }

    /** The next request; fails with an {@link EOFException} when nobody asks any more. */
    static Request readFrom(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      String exercise = data.readUTF();
      int limit = data.readInt();
      Map<String, byte[]> classes = new LinkedHashMap<>();
      for (int count = data.readInt(); count > 0; count--) {
        String name = data.readUTF();
        classes.put(name, data.readNBytes(data.readInt()));
      }
      return new Request(exercise, limit, classes);
    }
  }

  /**
   * What the worker says.
   *
   * @param kind what kind of news this is
   * @param verdict of a check that came to its end, else null
   * @param method the piece's method that was running, such as {@code Backprop.gradients}, or null
   * @param place where in the student's source, such as {@code Backprop.java:34}, or null
   * @param sentence what went wrong in the lab itself, or null
   */
  record Answer(Kind kind, VerdictForm verdict, String method, String place, String sentence) {
    enum Kind {
      READY,
      VERDICT,
      STUCK,
      EXIT,
      BROKEN,
      /** Said by no worker: its output has ended. */
      GONE
    }

    static Answer of(Kind kind) {
      return new Answer(kind, null, null, null, null);
    }
  }

  /** Writes an answer whole: nothing else is printed meanwhile. */
  static void send(PrintStream out, String mark, Answer answer) {
    byte[] json = GSON.toJson(answer).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(frame)) {
      data.write(mark.getBytes(StandardCharsets.US_ASCII));
      data.writeInt(json.length);
      data.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    synchronized (out) {
      out.flush();
      out.writeBytes(frame.toByteArray());
      out.flush();
    }
  }

  /**
   * Reads a worker's output to its end.
   *
   * @param mark where a frame begins; its first character occurs in it once
   * @param answers told each answer, and at the end {@link Answer.Kind#GONE}
   * @param print told each byte that is in no frame
   */
  static void read(InputStream in, String mark, Consumer<Answer> answers, IntConsumer print) {
    DataInputStream data = new DataInputStream(in);
    int matched = 0;
    try {
      for (int b = data.read(); b >= 0; b = data.read()) {
        if (b == mark.charAt(matched)) {
          matched++;
        } else {
          mark.substring(0, matched).chars().forEach(print);
          matched = b == mark.charAt(0) ? 1 : 0;
          if (matched == 0) {
            print.accept(b);
          }
        }
        if (matched == mark.length()) {
          matched = 0;
          int length = data.readInt();
          if (length < 0 || length > LARGEST) {
            break;
          }
          String json = new String(data.readNBytes(length), StandardCharsets.UTF_8);
          answers.accept(GSON.fromJson(json, Answer.class));
        }
      }
    } catch (IOException | JsonSyntaxException e) {
      // A pipe that breaks, or a frame cut short, is a worker that is gone.
    } finally {
      answers.accept(Answer.of(Answer.Kind.GONE));
    }
  }
}
