package lab.kernel;

import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.base.Html;
import lab.base.Shown;
import lab.terminal.Screen;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Shows the lines that a terminal would show on a page, in the colours of the page around them. */
final class StyledHtml {
  private static final Template TEMPLATE = Html.template(StyledHtml.class, "lines.html");

  /** JupyterLab's own colours, which are right on light and dark, and others elsewhere. */
  private static final Map<AttributedStyle, String> LOOKS =
      Map.of(
          Screen.GOOD, "color: var(--jp-success-color0, #1b873f); font-weight: 600",
          Screen.BAD, "color: var(--jp-error-color1, #d1372c); font-weight: 600",
          Screen.ASK, "color: var(--jp-warn-color0, #a86400)",
          Screen.BOLD, "font-weight: 600",
          Screen.DIM, "opacity: .7");

  private StyledHtml() {}

  /** Characters of one style, one behind the other. */
  private record Span(String text, String look) {}

  /** The lines, one below the other. */
  static String of(List<AttributedString> lines) {
    return TEMPLATE.execute(Map.of("lines", lines.stream().map(StyledHtml::spans).toList()));
  }

  private static List<Span> spans(AttributedString line) {
    List<Span> spans = new ArrayList<>();
    for (int from = 0, to; from < line.length(); from = to) {
      to = from;
      AttributedStyle style = line.styleAt(from);
      while (to < line.length() && line.styleAt(to).equals(style)) {
        to++;
      }
      String text = Shown.of(line.subSequence(from, to).toString());
      spans.add(new Span(text, LOOKS.getOrDefault(style, "")));
    }
    return spans;
  }
}
