package lab.console;

import java.io.PrintWriter;
import lab.base.OneLine;
import lab.jobs.Workers;
import lab.train.BarLine;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows how many of a class are graded: a bar on a terminal, otherwise a line for each submission.
 */
final class GradingBar implements AutoCloseable {
  private static final int MAX_WIDTH = 100;
  private static final int MAX_LENGTH = 30;

  private final int count;
  private final PrintWriter err;
  private final Workers workers;
  private final ProgressBar bar;
  private int done;
  private boolean closed;

  /**
   * @param count how many submissions
   * @param workers who grades them
   */
  GradingBar(int count, PrintWriter err, Workers workers) {
    this.count = count;
    this.err = err;
    this.workers = workers;
    this.bar =
        Boolean.getBoolean("lab.terminal")
            ? new ProgressBarBuilder()
                .setTaskName("grading")
                .setInitialMax(count)
                .setUpdateIntervalMillis(200)
                .setRenderer(new BarLine())
                .setConsumer(new OneLine(System.err, MAX_WIDTH))
                .continuousUpdate()
                .build()
                .setExtraMessage("the first are at work")
            : null;
  }

  /** One more is graded. */
  synchronized void done(String name, int points) {
    done++;
    if (bar != null) {
      String busy = workers.busy();
      bar.setExtraMessage(shortly(name) + ": " + points + (busy.isEmpty() ? "" : ", " + busy));
      bar.step();
    } else {
      err.printf("%d/%d %s: %d%n", done, count, name, points);
      err.flush();
    }
  }

  /** A bar takes what stands between commas for numbers, of which it shows those that fit. */
  private static String shortly(String name) {
    String plain = name.replace(",", "");
    return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH - 1) + "…";
  }

  /** Ends the bar's line; what is said after that stands below it. */
  @Override
  public synchronized void close() {
    if (bar != null && !closed) {
      closed = true;
      bar.close();
      System.err.println();
    }
  }
}
