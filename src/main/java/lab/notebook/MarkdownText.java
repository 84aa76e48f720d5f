package lab.notebook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes plain text as Markdown that shows it as it is, and as the HTML that may stand between: no
 * character of the text is taken for markup or for the beginning of a formula.
 */
final class MarkdownText {
  /** What stands for something within a line. */
  private static final Pattern INLINE = Pattern.compile("[`*_\\[\\]<~]");

  /** What makes a list, a heading, a quotation or a rule of a line that begins with it. */
  private static final Pattern AT_BEGINNING = Pattern.compile("^(\\d*)(?=[.)]|[-+#>=])(.)");

  private MarkdownText() {}

  /** One paragraph, in one line. */
  static String of(String text) {
    String escaped = INLINE.matcher(noFormula(text.strip())).replaceAll("\\\\$0");
    return AT_BEGINNING.matcher(escaped).replaceFirst("$1\\\\$2");
  }

  /** Paragraphs as a script has them: those that stand apart are formulas, or else code. */
  static String of(List<String> paragraphs) {
    return paragraphs.stream().map(MarkdownText::paragraph).collect(Collectors.joining("\n\n"));
  }

  private static String paragraph(String text) {
    if (!text.startsWith("  ")) {
      return of(text);
    }
    Optional<String> latex = Formula.latex(text.lines().toList());
    return latex.map(formula -> "$$\n" + formula + "\n$$").orElseGet(() -> block(text));
  }

  /** Lines that are shown as they are. */
  static String block(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return "%stext%n%s%n%s"
        .formatted(fence, text.stripIndent().stripTrailing(), fence)
        .replace(System.lineSeparator(), "\n");
  }

  /** A question to a guess, which stands apart. */
  static String quotation(String markdown) {
    return markdown.lines().map(line -> ("> " + line).strip()).collect(Collectors.joining("\n"));
  }

  /**
   * What is seen when it is unfolded.
   *
   * @param summary what is seen before, in plain text
   * @param markdown what is folded
   */
  static String folded(String summary, String markdown) {
    return "<details><summary>%s</summary>\n\n%s\n\n</details>".formatted(html(summary), markdown);
  }

  private static String html(String text) {
    return noFormula(text).replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Dollars and backslashes are looked for by what sets formulas, before Markdown is read. */
  private static String noFormula(String text) {
    return text.replace("&", "&amp;").replace("\\", "&#92;").replace("$", "&#36;");
  }
}
