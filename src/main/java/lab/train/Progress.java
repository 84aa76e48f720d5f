package lab.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A progress bar with loss, rate, validation accuracy and time left. Several trainings side by side
 * share one. It is as wide as the system property {@code lab.columns} says. Where there is no
 * terminal, a plain line every ten seconds.
 */
public final class Progress implements TrainingListener, AutoCloseable {
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

  private static final int WIDEST = 100;

  private final ProgressBar bar;
  private volatile String accuracy = "";
  private volatile String lastUpdate = "";

  /**
   * Starts a bar on standard error.
   *
   * @param task what is being done, in a word or two
   * @param updates of all trainings together
   */
  public Progress(String task, long updates) {
    this(task, updates, System.err, onTerminal());
  }

  /** Whether a person is watching: the launcher knows, and says so before Java starts. */
  static boolean onTerminal() {
    return Boolean.getBoolean("lab.terminal");
  }

  Progress(String task, long updates, PrintStream out, boolean terminal) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(updates)
            .setRenderer(new BarLine())
            .setConsumer(
                terminal
                    ? new ConsoleProgressBarConsumer(out, Integer.getInteger("lab.columns", WIDEST))
                    : new DelegatingProgressBarConsumer(out::println, WIDEST));
    if (!terminal) {
      builder.setUpdateIntervalMillis((int) PLAIN_INTERVAL.toMillis());
    }
    bar = builder.build();
  }

  @Override
  public void started(long t, long updates) {
    bar.stepBy(t);
  }

  @Override
  public void updated(long t, double eta, double loss) {
    bar.step();
    if (t % 20 == 0) {
      String form = loss < 1000 ? "loss %.3f, eta %.2g" : "loss %.1e, eta %.2g";
      lastUpdate = String.format(Locale.ROOT, form, loss, eta);
      bar.setExtraMessage(accuracy + lastUpdate);
    }
  }

  @Override
  public void measured(Point point) {
    accuracy =
        String.format(Locale.ROOT, "validation %.1f %%, ", 100 * point.validation().accuracy());
    if (!lastUpdate.isEmpty()) {
      bar.setExtraMessage(accuracy + lastUpdate); // the last one is the end of the training
    }
  }

  /** The updates that will not come are taken off the bar, so that it ends full. */
  @Override
  public synchronized void stopped(long t, long updates) {
    bar.maxHint(bar.getMax() - (updates - t));
  }

  @Override
  public void close() {
    bar.close();
  }
}
