package lab.console;

import java.io.PrintWriter;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * A stream of styled lines.
 *
 * @param out where they go
 * @param colours whether it shows styles
 */
record Output(PrintWriter out, boolean colours) {
  private static final int PAGE = 100;

  /** How long a line may be, in characters. */
  int width() {
    return PAGE;
  }

  void line(AttributedString line) {
    out.println(colours ? line.toAnsi() : line.toString());
    out.flush();
  }

  void lines(List<AttributedString> lines) {
    lines.forEach(this::line);
  }
}
