package lab.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Formats a progress bar with its numbers, in the width of the terminal. No number is ever cut:
 * where they do not all have room, the last ones are left out, and of two, the more important
 * stands first.
 */
public final class BarLine implements ProgressBarRenderer {
  private static final int MIN_LENGTH = 4; // blocks of the bar itself

  private volatile boolean ended;

  /** What it is about is over, perhaps before its last update: no time is left. */
  void end() {
    ended = true;
  }

  @Override
  public String render(ProgressState state, int width) {
    return line(
        state.getTaskName(),
        state.getCurrent(),
        state.getMax(),
        ended ? null : left(state),
        state.getExtraMessage(),
        width - 1); // a terminal breaks a line that reaches its edge
  }

  private static Duration left(ProgressState state) {
    long since = state.getCurrent() - state.getStart();
    long rest = state.getMax() - state.getCurrent();
    long elapsed = state.getElapsedAfterStart().toMillis();
    return since <= 0 ? null : Duration.ofMillis(Math.round((double) elapsed * rest / since));
  }

  /**
   * A line of at most so many characters.
   *
   * @param left time until the end; null if it cannot be told yet
   * @param message numbers with commas between them, the most important first
   */
  static String line(String task, long t, long updates, Duration left, String message, int width) {
    double share = updates == 0 ? 0 : Math.min(1, (double) t / updates);
    String head = String.format(Locale.ROOT, "%s %3.0f%% ", task, Math.floor(100 * share));
    List<String> parts = new ArrayList<>(Arrays.asList(message.strip().split(", ")));
    parts.removeIf(String::isEmpty);
    if (left != null && t < updates) {
      parts.add(shown(left) + " left");
    }
    parts.add(t + "/" + updates);
    int room = width - head.length() - "││ ".length() - MIN_LENGTH;
    while (parts.size() > 1 && String.join(", ", parts).length() > room) {
      parts.remove(parts.size() - 1);
    }
    String numbers = String.join(", ", parts);
    int blocks = Math.max(0, MIN_LENGTH + room - numbers.length());
    int full = (int) Math.floor(share * blocks);
    return head + "│" + "█".repeat(full) + " ".repeat(blocks - full) + "│ " + numbers;
  }

  private static String shown(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
