package lab.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A stream of styled lines, for commands without a screen.
 *
 * @param out where they go
 * @param colours whether it shows styles
 * @param width how long a line may be, in characters
 */
public record Output(PrintWriter out, boolean colours, int width) {
  private static final int PAGE = 100;

  /** A command's: as wide as the terminal, if it goes to one. */
  public static Output of(CommandSpec spec) {
    boolean colours = spec.commandLine().getColorScheme().ansi().enabled();
    return new Output(spec.commandLine().getOut(), colours, Screen.columns(Width.columns(0), PAGE));
  }

  /** Prints a line, with its styles if the stream shows colours. */
  public void line(AttributedString line) {
    out.println(colours ? line.toAnsi() : line.toString());
    out.flush();
  }

  /** Prints a line in one style. */
  public void line(String line, AttributedStyle style) {
    line(new AttributedString(line, style));
  }

  /** Prints a text in as many lines as it takes. */
  public void say(String text, String indent, AttributedStyle style) {
    Wrap.lines(text, width, indent).forEach(line -> line(line, style));
  }

  /** Prints several lines. */
  public void lines(List<AttributedString> lines) {
    lines.forEach(this::line);
  }
}
