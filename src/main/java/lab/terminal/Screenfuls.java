package lab.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Shows text one screenful after another: before the next it waits for Enter. What stands on the
 * screen since it waited last is counted, so that of several texts, too, none is gone unread.
 */
public final class Screenfuls {
  private static final String CTRL_C = "\u0003";

  private final Screen screen;
  private final boolean waits;
  private volatile int standing; // rows
  private volatile boolean barStands;
  private volatile String keys = "";

  /**
   * Shows texts on a screen.
   *
   * @param waits whether to stop at each full screen; otherwise all is shown at once
   */
  public Screenfuls(Screen screen, boolean waits) {
    this.screen = screen;
    this.waits = waits;
  }

  /**
   * A stream to what is printed on the screen line by line while code runs: it stops where a screen
   * is full and more comes, but not while a progress bar stands, and then the code waits with it.
   *
   * @param out lines that fit the screen
   * @param interrupt ends the code: what Ctrl-C asks for
   */
  public OutputStream printed(OutputStream out, Runnable interrupt) {
    return new Counted(out) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        if (waits && keys.isEmpty() && standing >= screen.rows() - 1 && !barStands) {
          out.flush();
          keys = screen.waitForEnter();
          standing = 0;
          if (keys.startsWith(CTRL_C)) {
            keys = CTRL_C;
            interrupt.run();
          }
        }
        if (!keys.equals(CTRL_C)) { // what comes after it is no longer wanted
          super.write(bytes, from, count);
        }
      }
    };
  }

  /** A stream to what bars and others draw, which never stops. */
  public OutputStream drawn(OutputStream out) {
    return new Counted(out) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        super.write(bytes, from, count);
        for (int i = from; i < from + count; i++) {
          barStands = bytes[i] == '\r' || barStands && bytes[i] != '\n';
        }
      }
    };
  }

  /** Counts the lines that end in it. */
  private class Counted extends FilterOutputStream {
    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      for (int i = from; i < from + count; i++) {
        standing += bytes[i] == '\n' ? 1 : 0;
      }
    }
  }

  /**
   * Shows what is written.
   *
   * @param below lines that will stand below it, such as a prompt
   */
  public void show(Runnable written, int below) {
    List<String> lines = screen.captured(written);
    int columns = screen.columns();
    int rows = screen.rows() - 1; // except for the one in which Enter is waited for
    for (int from = 0, to; from < lines.size(); from = to) {
      List<String> rest = lines.subList(from, lines.size());
      boolean fits = Paging.rows(rest, columns) + below - 1 <= rows - standing;
      if (!waits || !keys.isEmpty() || fits) {
        to = lines.size();
      } else if (standing > rows / 2) {
        to = from; // it begins on a screen of its own
      } else {
        to = Paging.end(lines, from, columns, rows - standing, below);
      }
      lines.subList(from, to).forEach(screen::line);
      standing += Paging.rows(lines.subList(from, to), columns);
      if (to < lines.size()) {
        keys = screen.waitForEnter();
        standing = 0;
      }
    }
  }

  /** What was pressed in place of Enter, after which it did not wait any more. */
  public String keys() {
    return keys.equals(CTRL_C) ? "" : keys; // it was obeyed
  }
}
