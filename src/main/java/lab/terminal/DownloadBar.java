package lab.terminal;

import java.time.Duration;
import lab.base.OneLine;
import lab.data.DownloadProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress of a download, from the first bytes on. */
public final class DownloadBar implements DownloadProgress, AutoCloseable {
  private static final int MAX_WIDTH = 100;

  private final String name;
  private ProgressBar bar;

  /**
   * A bar that appears with the first bytes.
   *
   * @param name what is fetched
   */
  public DownloadBar(String name) {
    this.name = name;
  }

  @Override
  public void at(long bytes, long total) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total)
              .startsFrom(bytes, Duration.ZERO)
              .setUnit(" MB", 1_000_000)
              .setUpdateIntervalMillis(200)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK) // colours would count as its width
              .setConsumer(new OneLine(System.err, MAX_WIDTH))
              .showSpeed()
              .build();
    }
    bar.stepTo(bytes);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      System.err.println();
    }
  }
}
