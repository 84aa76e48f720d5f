package lab.console;

import java.util.List;

/**
 * Shows text one screenful after another: before the next it waits for Enter. What stands on the
 * screen since it waited last is counted, so that of several texts, too, none is gone unread.
 */
final class Screenfuls {
  private final Screen screen;
  private final boolean waits;
  private int standing; // rows
  private String keys = "";

  /**
   * Text to come.
   *
   * @param waits or else it is shown without a stop, for who does not read along
   */
  Screenfuls(Screen screen, boolean waits) {
    this.screen = screen;
    this.waits = waits;
  }

  /** Text that has come to the screen some other way. */
  void printed(String text) {
    if (!text.isEmpty()) {
      standing += Paging.rows(text.lines().toList(), screen.columns());
    }
  }

  /**
   * Shows what is written.
   *
   * @param below lines that will stand below it, such as a prompt
   */
  void show(Runnable written, int below) {
    List<String> lines = screen.captured(written);
    int columns = screen.columns();
    int rows = screen.rows() - 1; // but for the one in which Enter is waited for
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
  String keys() {
    return keys;
  }
}
