package lab.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.OneLine;
import lab.base.TerminalWidth;
import lab.jobs.Workers;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Shows a progress bar with validation accuracy, the last batch's loss, rate and time left. Several
 * trainings side by side share one, which tells the best validation accuracy so far: the others'
 * numbers would be of whichever was heard last. It is as wide as {@link TerminalWidth} says
 * whenever it is drawn. Where there is no terminal, a plain line every ten seconds.
 */
public final class Progress implements TrainingListener, AutoCloseable {
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

  private static final int MAX_WIDTH = 100;
  private static final int PAGE_WIDTH = 90; // where a line that is longer is broken

  private static volatile Supplier<Consumer<String>> elsewhere;

  private final BarLine line = new BarLine();
  private final ProgressBar bar;
  private final Runnable end; // of its line
  private Supplier<String> busy = () -> "";
  private volatile String accuracy = "";
  private volatile Update last;
  private boolean several; // trainings that share it
  private double best; // validation accuracy

  /** What an update tells. */
  private record Update(double eta, double loss) {
    @Override
    public String toString() {
      String form = loss < 1000 ? "batch loss %.3f, rate %.2g" : "batch loss %.1e, rate %.2g";
      return String.format(Locale.ROOT, form, loss, eta);
    }
  }

  /**
   * Has bars shown elsewhere than on standard error, as a notebook does.
   *
   * @param place gives each bar a place of its own, which is told the line that stands there now;
   *     null for none
   */
  public static void show(Supplier<Consumer<String>> place) {
    elsewhere = place;
  }

  /**
   * Starts a bar on standard error, or where {@link #show} says.
   *
   * @param task what is being done, in a word or two
   * @param updates of all trainings together
   */
  public Progress(String task, long updates) {
    this(
        task,
        updates,
        elsewhere == null ? Drawn.on(System.err, onTerminal()) : Drawn.at(elsewhere.get()));
  }

  /**
   * Has the bar say, too, how many are at work.
   *
   * @param workers who do the trainings
   */
  public Progress of(Workers workers) {
    busy = workers::busy;
    return this;
  }

  private static boolean onTerminal() {
    return Boolean.getBoolean("lab.terminal");
  }

  /** Whether a person is watching: the launcher knows, and says so before Java starts. */
  static boolean isWatched() {
    return elsewhere != null || onTerminal();
  }

  /**
   * Starts a bar on a stream.
   *
   * @param terminal whether the stream is a terminal; otherwise plain lines are printed
   */
  public Progress(String task, long updates, PrintStream out, boolean terminal) {
    this(task, updates, Drawn.on(out, terminal));
  }

  private Progress(String task, long updates, Drawn drawn) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(updates)
            .setRenderer(line)
            .setConsumer(drawn.consumer());
    if (!drawn.inPlace()) {
      builder.setUpdateIntervalMillis((int) PLAIN_INTERVAL.toMillis());
    }
    bar = builder.build();
    end = drawn.end();
  }

  /**
   * Where a bar is drawn.
   *
   * @param inPlace whether each line stands where the one before stood
   * @param end what ends the last one
   */
  private record Drawn(ProgressBarConsumer consumer, boolean inPlace, Runnable end) {
    static Drawn on(PrintStream out, boolean terminal) {
      return terminal
          ? new Drawn(new OneLine(out, MAX_WIDTH), true, out::println)
          : new Drawn(new DelegatingProgressBarConsumer(out::println, MAX_WIDTH), false, () -> {});
    }

    static Drawn at(Consumer<String> place) {
      return new Drawn(new DelegatingProgressBarConsumer(place, PAGE_WIDTH), true, () -> {});
    }
  }

  @Override
  public synchronized void started(long t, long updates) {
    several |= updates < bar.getMax();
    bar.stepBy(t);
    if (several) {
      tell(); // of updates that were done elsewhere nothing else is heard
    }
  }

  @Override
  public void updated(long t, double eta, double loss) {
    last = new Update(eta, loss);
    bar.step();
    if (t % 20 == 0) {
      tell();
    }
  }

  @Override
  public synchronized void measured(Point point) {
    if (several && point.t() == 0) {
      return; // before anything is learnt
    }
    double now = point.validation().accuracy();
    best = Math.max(best, now);
    accuracy =
        several
            ? String.format(Locale.ROOT, "best validation %.1f %%", 100 * best)
            : String.format(Locale.ROOT, "validation %.1f %%, ", 100 * now);
    tell();
  }

  /** Before the first update there is nothing to tell. */
  private synchronized void tell() {
    Update update = last;
    if (several) {
      bar.setExtraMessage(
          Stream.of(accuracy, busy.get())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", ")));
    } else if (update != null) {
      bar.setExtraMessage(accuracy + update);
    }
  }

  /** The updates that will not come are taken off the bar, so that it ends full. */
  @Override
  public synchronized void stopped(long t, long updates) {
    bar.maxHint(bar.getMax() - (updates - t));
  }

  @Override
  public void close() {
    line.end();
    tell(); // what stays on the screen is of the last update
    boolean interrupted = Thread.interrupted(); // or the bar would not wait until it is drawn
    bar.close();
    end.run();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
