package lab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.console.Tokens.Kind;
import lab.console.Tokens.Token;

/**
 * Code in lines of a given length. What is too long goes on below, further in: between two tokens,
 * in a comment between two words. A text in quotes that is longer than a line becomes two with a +
 * between them. So it is Java still, and the same Java.
 */
final class Listing {
  private static final String FURTHER = "      ";
  private static final String JOIN = "+ ";

  /** Where a line may end: the text of the line, and what goes on below. */
  private record Cut(String line, String rest) {}

  private Listing() {}

  /**
   * The same code in lines of at most so many characters, as far as its tokens let it.
   *
   * @param width of a line
   */
  static String of(String code, int width) {
    return code.lines()
        .flatMap(line -> lines(line, width).stream())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> lines(String line, int width) {
    List<String> lines = new ArrayList<>();
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    String rest = line;
    while (rest.length() > width) {
      Optional<Cut> cut = cut(rest, width);
      if (cut.isEmpty()) {
        break; // one long token
      }
      lines.add(cut.get().line());
      rest = indent + FURTHER + cut.get().rest();
    }
    lines.add(rest);
    return lines;
  }

  private static Optional<Cut> cut(String line, int width) {
    List<Token> tokens = Tokens.of(line);
    int begin = line.length() - line.stripLeading().length();
    return betweenWords(line, tokens, begin + (width - begin) / 4, width)
        .or(
            () ->
                betweenTokens(
                    line, tokens, line.startsWith(JOIN, begin) ? begin + 2 : begin, width))
        .or(() -> insideText(line, tokens, width));
  }

  /**
   * Among places in the fewest parentheses the last: behind a space, or before a call in a chain.
   */
  private static Optional<Cut> betweenWords(String line, List<Token> tokens, int from, int width) {
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    for (int at = from; at < line.length(); at++) {
      boolean mayEnd = isGap(line, at) || line.startsWith(").", at - 1);
      boolean fits = line.substring(0, at).stripTrailing().length() <= width;
      int depth = Tokens.depth(line.substring(0, at));
      if (mayEnd && fits && depth <= fewest && !isInside(Kind.STRING, tokens, at)) {
        best = at;
        fewest = depth;
      }
    }
    return best == 0 ? Optional.empty() : Optional.of(at(line, tokens, best));
  }

  /** A space at which nobody would miss one: not behind a new, nor before the { of a body. */
  private static boolean isGap(String line, int at) {
    String before = line.substring(0, at).stripTrailing();
    boolean body = line.charAt(at) == '{' && !before.endsWith("]");
    return line.charAt(at - 1) == ' ' && !before.endsWith("new") && !body;
  }

  /** The last place behind a bracket, a comma or a space, or before a dot. */
  private static Optional<Cut> betweenTokens(
      String line, List<Token> tokens, int begin, int width) {
    return IntStream.rangeClosed(begin + 1, Math.min(width, line.length() - 1))
        .filter(
            at ->
                isGap(line, at)
                    || "({[,".indexOf(line.charAt(at - 1)) >= 0
                    || line.charAt(at) == '.')
        .filter(at -> tokens.stream().noneMatch(token -> isInside(token, at)))
        .boxed()
        .reduce((first, last) -> last)
        .map(at -> at(line, tokens, at));
  }

  private static Cut at(String line, List<Token> tokens, int at) {
    String goesOn = isInside(Kind.COMMENT, tokens, at) ? "// " : "";
    return new Cut(
        line.substring(0, at).stripTrailing(), goesOn + line.substring(at).stripLeading());
  }

  /**
   * Between two words of the first text; not where a call on it would get its second half alone.
   */
  private static Optional<Cut> insideText(String line, List<Token> tokens, int width) {
    int first = line.strip().startsWith(JOIN) ? 1 : 0;
    if (tokens.size() <= first) {
      return Optional.empty();
    }
    Token text = tokens.get(first);
    int end = text.from() + text.text().length();
    int at = line.lastIndexOf(' ', width - 2) + 1;
    boolean mayBreak =
        text.text().startsWith("\"")
            && !line.startsWith(".", end)
            && at > text.from() + 1
            && at < end;
    return mayBreak
        ? Optional.of(new Cut(line.substring(0, at) + '"', JOIN + '"' + line.substring(at)))
        : Optional.empty();
  }

  private static boolean isInside(Kind kind, List<Token> tokens, int at) {
    return tokens.stream().anyMatch(token -> token.kind() == kind && isInside(token, at));
  }

  private static boolean isInside(Token token, int at) {
    return token.from() < at && at < token.from() + token.text().length();
  }
}
