package lab.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a piece printed while it was checked: all of it, or how it began and how it ended.
 *
 * @param head the first lines
 * @param omitted how many lines were between
 * @param tail the last lines
 */
record Printed(List<String> head, long omitted, List<String> tail) {
  /** Not a word. */
  static final Printed NOTHING = new Printed(List.of(), 0, List.of());

  private static final int KEPT = 8; // lines of the head, and of the tail
  private static final int LONGEST = 400; // bytes of a line

  boolean isEmpty() {
    return omitted == 0 && head.stream().allMatch(String::isBlank) && tail.isEmpty();
  }

  /**
   * Head and tail, with a line between them that says how many are left out.
   *
   * @param most of lines, at most 17
   */
  List<String> lines(int most) {
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

  /** Takes bytes as they are printed, and keeps no more of them than is shown. */
  static final class Recorder {
    private final List<String> head = new ArrayList<>();
    private final Deque<String> tail = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long omitted;
    private long length;

    synchronized void add(int b) {
      if (b == '\n') {
        end();
      } else if (length++ < LONGEST) {
        line.write(b);
      }
    }

    private void end() {
      String text = line.toString(StandardCharsets.UTF_8) + (length > LONGEST ? " …" : "");
      line.reset();
      length = 0;
      if (head.size() < KEPT) {
        head.add(text.stripTrailing());
        return;
      }
      tail.add(text.stripTrailing());
      if (tail.size() > KEPT) {
        tail.remove();
        omitted++;
      }
    }

    /** Forgets all. */
    synchronized void reset() {
      head.clear();
      tail.clear();
      line.reset();
      omitted = 0;
      length = 0;
    }

    /** What was printed until now; a line that was not ended is taken as it is. */
    synchronized Printed printed() {
      if (length > 0) {
        end();
      }
      return new Printed(List.copyOf(head), omitted, List.copyOf(tail));
    }
  }
}
