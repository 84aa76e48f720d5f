package lab.notebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the formulas of a script's prose as LaTeX. A formula is a line that stands apart, in plain
 * characters: {@code ln Σ exp(s_k) − s_y}.
 */
final class Formula {
  /** Words behind a comma are a remark: {@code P − Y, probability minus truth}. */
  private static final Pattern REMARK =
      Pattern.compile("(?<formula>.*?)(?<remark>, \\p{L}{2,} .*)");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<name>\\p{L}[\\p{L}\\d]*'*)(?:_(?<index>\\p{Alnum}+))?|(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<power>[²³])|(?<sign>\\S)|(?<space>\\s+)");

  private static final Pattern SAYS_SOMETHING = Pattern.compile("[=←±−Σ·²³√≤≥≈<>]");

  private static final Map<String, String> NAMES =
      Map.of(
          "exp", "\\exp",
          "ln", "\\ln",
          "log", "\\log",
          "eta", "\\eta",
          "lambda", "\\lambda",
          "θ", "\\theta",
          "Σ", "\\sum");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("·", "\\cdot"),
          Map.entry("−", "-"),
          Map.entry("±", "\\pm"),
          Map.entry("←", "\\leftarrow"),
          Map.entry("→", "\\to"),
          Map.entry("≤", "\\le"),
          Map.entry("≥", "\\ge"),
          Map.entry("≈", "\\approx"),
          Map.entry("×", "\\times"),
          Map.entry("∘", "\\circ"),
          Map.entry("…", "\\dots"),
          Map.entry("=", "="),
          Map.entry("<", "\\lt"),
          Map.entry(">", "\\gt"),
          Map.entry("+", "+"),
          Map.entry("/", "/"),
          Map.entry("|", "|"),
          Map.entry(",", ","),
          Map.entry("(", "("),
          Map.entry(")", ")"),
          Map.entry("[", "["),
          Map.entry("]", "]"));

  private Formula() {}

  /**
   * The LaTeX of lines that stand apart; equations below one another are aligned at their equals
   * signs.
   *
   * @return empty if they are not all formulas: a command, or a sign that is not known here
   */
  static Optional<String> latex(List<String> lines) {
    List<Optional<String>> all = lines.stream().map(line -> line(line.strip())).toList();
    if (all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<String> parts = all.stream().map(Optional::get).toList();
    if (parts.size() == 1) {
      return Optional.of(parts.get(0));
    }
    List<String> aligned = parts.stream().map(part -> part.replaceFirst(" = ", " &= ")).toList();
    return Optional.of("\\begin{aligned}\n" + String.join(" \\\\\n", aligned) + "\n\\end{aligned}");
  }

  private static Optional<String> line(String line) {
    Matcher remark = REMARK.matcher(line);
    if (remark.matches()) {
      return line(remark.group("formula"))
          .map(formula -> formula + "\\text{" + remark.group("remark") + "}");
    }
    if (!SAYS_SOMETHING.matcher(line).find()) {
      return Optional.empty();
    }
    StringBuilder latex = new StringBuilder();
    Matcher tokens = TOKEN.matcher(line);
    while (tokens.find()) {
      Optional<String> token = token(tokens);
      if (token.isEmpty()) {
        return Optional.empty();
      }
      latex.append(token.get());
    }
    return Optional.of(latex.toString().replaceAll(" +", " ").strip());
  }

  private static Optional<String> token(Matcher token) {
    if (token.group("name") != null) {
      String index = token.group("index");
      return Optional.of(name(token.group("name")) + (index == null ? "" : "_{" + index + "}"));
    } else if (token.group("number") != null) {
      return Optional.of(token.group());
    } else if (token.group("power") != null) {
      return Optional.of(token.group().equals("²") ? "^2" : "^3");
    } else if (token.group("space") != null) {
      return Optional.of(" ");
    }
    return Optional.ofNullable(SIGNS.get(token.group())).map(sign -> " " + sign + " ");
  }

  /** A name of several letters is one quantity, and no product of several. */
  private static String name(String name) {
    String known = NAMES.get(name);
    if (known != null) {
      return known + " ";
    }
    String letters = name.replace("'", "");
    return letters.length() == 1
        ? name
        : "\\mathit{" + letters + "}" + name.substring(letters.length());
  }
}
