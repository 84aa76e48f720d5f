package lab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.console.Tokens.Kind;
import lab.console.Tokens.Token;

/**
 * Code in lines of a given length. What is too long goes on below, further in, between two tokens;
 * a comment that has no room behind its code stands above it. A text in quotes that is longer than
 * a line becomes several with a + between them, each as full as it can be. So it is Java still, and
 * the same Java.
 */
final class Listing {
  private static final String FURTHER = "      ";
  private static final String JOIN = "+ ";
  private static final String COMMENT = "// ";
  private static final String APART = "   "; // a comment from its code

  /** A body on the line of its head. */
  private static final Pattern BODY = Pattern.compile("(\\s*)(\\S.*\\) \\{) ([^{}]+;) }");

  /** Where a line may end: the text of the line, and what goes on below. */
  private record Cut(String line, String rest) {}

  private Listing() {}

  /**
   * The same code in lines of at most so many characters, as far as its tokens let it.
   *
   * @param width of a line
   */
  static String of(String code, int width) {
    List<String> lines = joined(code.lines().toList(), width);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> lines(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : "", width))
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  /** Texts that go on upon lines of their own are one, where one of these lines is too long. */
  private static List<String> joined(List<String> lines, int width) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      String whole = lines.get(i);
      boolean tooLong = whole.length() > width;
      int end = i + 1;
      for (; end < lines.size() && goesOn(whole, lines.get(end)); end++) {
        tooLong |= lines.get(end).length() > width;
        String begin = whole.stripTrailing().replaceFirst("\"\\s*\\+?$", "");
        whole = begin + lines.get(end).strip().replaceFirst("^(\\+\\s*)?\"", "");
      }
      all.addAll(tooLong ? List.of(whole) : lines.subList(i, end));
      i = end;
    }
    return all;
  }

  /** Whether a line ends in a text that the next adds a text to. */
  private static boolean goesOn(String line, String next) {
    List<Token> tokens = Tokens.of(line);
    boolean plus = !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().equals("+");
    int last = tokens.size() - (plus ? 2 : 1);
    String begin = plus ? "\"" : "+ \"";
    return last >= 0
        && isText(tokens.get(last))
        && next.strip().startsWith(begin)
        && isText(Tokens.of(next).get(plus ? 0 : 1));
  }

  private static boolean isText(Token token) {
    return token.kind() == Kind.STRING && token.text().matches("\"(?!\"\")(?s:.*)\"");
  }

  private static List<String> lines(String line, String next, int width) {
    List<Token> tokens = Tokens.of(line);
    if (line.length() <= width || tokens.isEmpty()) {
      return List.of(line);
    }
    Token comment = tokens.get(tokens.size() - 1);
    if (!comment.text().startsWith("//")) {
      return broken(line, next, width);
    }
    String code = line.substring(0, comment.from()).stripTrailing();
    List<String> lines = new ArrayList<>(code.isEmpty() ? List.of() : broken(code, next, width));
    int last = lines.size() - 1;
    if (last >= 0 && (lines.get(last) + APART + comment.text()).length() <= width) {
      lines.set(last, lines.get(last) + APART + comment.text());
      return lines;
    }
    String begin = indent(line) + COMMENT;
    lines.addAll(
        0,
        Prose.wrap(Prose.text(comment.text()).strip(), width - begin.length()).stream()
            .map(begin::concat)
            .toList());
    return lines;
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /**
   * A line in several. The calls of one chain stand at one depth: that of this line, if it begins
   * with a call, or that of the next, if it does; what is within parentheses stands further in.
   */
  private static List<String> broken(String line, String next, int width) {
    List<String> lines = new ArrayList<>();
    Matcher body = BODY.matcher(line);
    if (line.length() > width && body.matches()) {
      String indent = body.group(1);
      lines.addAll(broken(indent + body.group(2), "", width));
      lines.addAll(broken(indent + "  " + body.group(3), "", width));
      lines.add(indent + "}");
      return lines;
    }
    String further = indent(line) + FURTHER;
    boolean goesOn = !isCall(line) && isCall(next);
    String chain = isCall(line) ? indent(line) : goesOn ? indent(next) : further;
    int outside = goesOn ? Tokens.depth(line) : 0;
    int depth = 0;
    String rest = line;
    while (rest.length() > width) {
      Optional<Cut> cut = cut(rest, width);
      if (cut.isEmpty()) {
        break; // one long token
      }
      lines.add(cut.get().line());
      depth += Tokens.depth(cut.get().line());
      boolean inChain = isCall(cut.get().rest()) && depth == outside;
      rest = (inChain ? chain : further) + cut.get().rest();
    }
    lines.add(rest);
    return lines;
  }

  /** Whether a line goes on with a chain of calls. */
  private static boolean isCall(String line) {
    return line.stripLeading().startsWith(".");
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
      if (mayEnd && fits && depth <= fewest && isBetween(tokens, at)) {
        best = at;
        fewest = depth;
      }
    }
    return best == 0 ? Optional.empty() : Optional.of(at(line, best));
  }

  /** A space at which nobody would miss one: not between two words, nor before the { of a body. */
  private static boolean isGap(String line, int at) {
    String before = line.substring(0, at).stripTrailing();
    boolean words =
        !before.isEmpty()
            && Character.isJavaIdentifierPart(before.charAt(before.length() - 1))
            && Character.isJavaIdentifierPart(line.charAt(at));
    boolean body = line.charAt(at) == '{' && !before.endsWith("]");
    return line.charAt(at - 1) == ' ' && !words && !body;
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
        .filter(at -> isBetween(tokens, at))
        .boxed()
        .reduce((first, last) -> last)
        .map(at -> at(line, at));
  }

  private static Cut at(String line, int at) {
    return new Cut(line.substring(0, at).stripTrailing(), line.substring(at).stripLeading());
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

  private static boolean isBetween(List<Token> tokens, int at) {
    return tokens.stream()
        .noneMatch(token -> token.from() < at && at < token.from() + token.text().length());
  }
}
