package lab.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message between two programs of the cluster: a letter for its kind, and parts.
 *
 * @param kind what the parts are, see {@link Kinds}
 * @param parts bytes, or texts as UTF-8
 */
public record Frame(char kind, List<byte[]> parts) {
  /** The kinds, with their parts; between lab and driver, then between executor and worker. */
  public static final class Kinds {
    /** Lab to driver: number, kind, content, digests of supplies. */
    public static final char TASK = 'T';

    /** Lab to driver: digest, file; before the first task that needs it. */
    public static final char SUPPLY = 'S';

    /** Driver to lab: cores, as text; as soon as it is known, and when it changes. */
    public static final char CORES = 'C';

    /** Driver to lab: number, worker, result. */
    public static final char DONE = 'D';

    /** Driver to lab: number, worker, sentence. */
    public static final char FAILED = 'F';

    /** Driver to lab: number, how many steps are done of it, as text. */
    public static final char STEPS = 'U';

    /** Driver to lab: a sentence about the cluster, for people. */
    public static final char TOLD = 'W';

    /** Driver to lab: how many tasks are at work, and on how many workers, as text. */
    public static final char BUSY = 'B';

    /** Executor to worker: kind, content. */
    public static final char DO = 'd';

    /** Worker to executor: digest. */
    public static final char NEED = 'n';

    /** Executor to worker: file. */
    public static final char HERE = 'h';

    /** Worker to executor: how many steps are done of the task, as text. */
    public static final char DONE_SO_FAR = 'u';

    /** Worker to executor: result. */
    public static final char RESULT = 'r';

    /** Worker to executor: sentence; it would be the same anywhere. */
    public static final char SENTENCE = 's';

    private Kinds() {}
  }

  /** A frame of texts. */
  public static Frame of(char kind, String... parts) {
    return new Frame(kind, Stream.of(parts).map(Frame::bytes).toList());
  }

  /** A text as a part. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A part that is a text. */
  public String text(int part) {
    return new String(parts.get(part), StandardCharsets.UTF_8);
  }

  /** Writes it whole: who else writes to the stream waits. */
  public void writeTo(DataOutputStream out) throws IOException {
    synchronized (out) {
      out.writeChar(kind);
      out.writeInt(parts.size());
      for (byte[] part : parts) {
        out.writeInt(part.length);
        out.write(part);
      }
      out.flush();
    }
  }

  /** What is done with a frame. */
  public interface Reader {
    /** Takes it. */
    void take(Frame frame) throws IOException;
  }

  /** Reads one after another, until the other program has ended. */
  public static void readAll(DataInputStream in, Reader each) throws IOException {
    for (Optional<Frame> next = read(in); next.isPresent(); next = read(in)) {
      each.take(next.get());
    }
  }

  /** Reads the next; empty where the other program has ended. */
  public static Optional<Frame> read(DataInputStream in) throws IOException {
    char kind;
    try {
      kind = in.readChar();
    } catch (EOFException e) {
      return Optional.empty();
    }
    List<byte[]> parts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      parts.add(in.readNBytes(in.readInt()));
    }
    return Optional.of(new Frame(kind, parts));
  }
}
