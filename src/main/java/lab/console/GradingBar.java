package lab.console;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far a class is graded: a bar on a terminal, else a line for each submission. */
final class GradingBar implements AutoCloseable {
  private final int count;
  private final PrintWriter err;
  private final ProgressBar bar;
  private int done;

  GradingBar(int count, PrintWriter err) {
    this.count = count;
    this.err = err;
    this.bar =
        Boolean.getBoolean("lab.terminal")
            ? new ProgressBarBuilder()
                .setTaskName("grading")
                .setInitialMax(count)
                .setUpdateIntervalMillis(200)
                .build()
            : null;
  }

  /** One more is graded. */
  synchronized void done(String name, int points) {
    done++;
    if (bar != null) {
      bar.setExtraMessage(name + ": " + points);
      bar.step();
    } else {
      err.printf("%d/%d %s: %d%n", done, count, name, points);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
