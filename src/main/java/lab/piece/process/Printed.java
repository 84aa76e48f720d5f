package lab.piece.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import lab.piece.PieceException;

/**
 * The output of a piece while it was checked: all of it, or its beginning and its end.
 *
 * @param head the first lines
 * @param omitted how many lines were between
 * @param tail the last lines
 */
public record Printed(List<String> head, long omitted, List<String> tail) {
  /** Printed nothing. */
  public static final Printed NOTHING = new Printed(List.of(), 0, List.of());

  /** What a piece may print in one exercise, in bytes: some 100,000 lines. */
  static final int MAX_BYTES = 4 << 20;

  static final int KEPT_LINES = 8; // lines of the head, and of the tail
  private static final int MAX_LINE_LENGTH = 400; // bytes of a line

  public boolean isEmpty() {
    return omitted == 0 && head.stream().allMatch(String::isBlank) && tail.isEmpty();
  }

  /**
   * Head and tail, with a line between them that says how many are left out.
   *
   * @param most of lines, at most 17
   */
  public List<String> lines(int most) {
    List<String> kept = new ArrayList<>(head);
    kept.addAll(tail);
    if (omitted == 0 && kept.size() <= most) {
      return kept;
    }
    int last = (most - 1) / 2;
    int first = most - 1 - last;
    List<String> lines = new ArrayList<>(kept.subList(0, first));
    lines.add("… %,d lines more …".formatted(omitted + kept.size() - first - last));
    lines.addAll(kept.subList(kept.size() - last, kept.size()));
    return lines;
  }

  /**
   * Takes bytes as they are printed, and keeps no more of them than is shown. A piece that prints
   * more than {@link #MAX_BYTES} is not let go on: that is counted and not timed, so that it is the
   * same on every machine.
   */
  public static final class Recorder extends OutputStream {
    private final List<String> head = new ArrayList<>();
    private final Deque<String> tail = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long omitted;
    private long length; // of the line
    private long all;
    private TooMuch full;

    /** Ends a piece that prints too much; an error, since exceptions are often caught. */
    private static final class TooMuch extends Error {
      private static final long serialVersionUID = 1L;

      TooMuch() {
        super("it prints more than %d MB: take the print out".formatted(MAX_BYTES >> 20));
      }
    }

    @Override
    public synchronized void write(int b) {
      count(1);
      add((byte) b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
      count(count);
      for (int i = from; i < from + count; i++) {
        add(bytes[i]);
      }
    }

    private void count(int count) {
      all += count;
      if (all > MAX_BYTES) {
        full = full == null ? new TooMuch() : full;
        throw full;
      }
    }

    private void add(byte b) {
      if (b == '\n') {
        end();
      } else if (length++ < MAX_LINE_LENGTH) {
        line.write(b);
      }
    }

    private void end() {
      String text = line.toString(StandardCharsets.UTF_8) + (length > MAX_LINE_LENGTH ? " …" : "");
      line.reset();
      length = 0;
      if (head.size() < KEPT_LINES) {
        head.add(text.stripTrailing());
        return;
      }
      tail.add(text.stripTrailing());
      if (tail.size() > KEPT_LINES) {
        tail.remove();
        omitted++;
      }
    }

    /** Forgets all. */
    synchronized void begin() {
      head.clear();
      tail.clear();
      line.reset();
      omitted = 0;
      length = 0;
      all = 0;
      full = null;
    }

    /** Whether there was more than is taken. */
    synchronized boolean isFull() {
      return full != null;
    }

    /**
     * Where in the student's source the print stands that was too much; empty if that is unknown.
     */
    synchronized String place() {
      return full == null ? "" : PieceException.place(full.getStackTrace(), "mine").orElse("");
    }

    /** What was printed until now; a line that was not ended is taken as it is. */
    public synchronized Printed printed() {
      if (length > 0) {
        end();
      }
      return new Printed(List.copyOf(head), omitted, List.copyOf(tail));
    }
  }
}
