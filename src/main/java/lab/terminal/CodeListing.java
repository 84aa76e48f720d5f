package lab.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lab.terminal.Tokens.Kind;
import lab.terminal.Tokens.Token;

/**
 * Breaks code into lines of a given length. A statement with a line that is too long is laid out
 * anew; a comment that has no room behind its code stands above it. A text in quotes that is longer
 * than a line becomes several with a + between them. So it is Java still, and the same Java.
 */
public final class CodeListing {
  private static final String COMMENT = "// ";
  private static final String APART = "   "; // a comment from its code

  /** Characters of a statement that somebody reads. */
  private static final int MAX_LENGTH = 4000;

  /** How a line begins that goes on with the one above. */
  private static final Pattern GOES_ON = Pattern.compile("[.)\\]?:]|[-+*/%] |&&|[|]{2}|[<>=]=? ");

  /** How a line ends that the next goes on with. */
  private static final Pattern GOES_ON_BELOW = Pattern.compile(".*(?:[-+*/%?:=,.(\\[&|<]|->)");

  private CodeListing() {}

  /**
   * The same code in lines of at most so many characters, as far as its tokens let it.
   *
   * @param width of a line
   */
  public static String of(String code, int width) {
    List<String> all = new ArrayList<>();
    List<String> lines = code.lines().toList();
    for (int from = 0, to; from < lines.size(); from = to) {
      to = end(lines, from);
      all.addAll(lines(lines.subList(from, to), width));
    }
    return String.join("\n", all);
  }

  /** The end of the statement that begins on a line; a head ends where its body opens. */
  private static int end(List<String> lines, int from) {
    int open = 0;
    for (int at = from; at < lines.size(); at++) {
      String code = code(lines.get(at)).strip();
      boolean comment = code.isEmpty() && !lines.get(at).isBlank();
      for (Token token : Tokens.of(code)) {
        open += token.text().matches("[(\\[]") ? 1 : token.text().matches("[)\\]]") ? -1 : 0;
      }
      boolean begins = at == from && (comment || lines.get(at).isBlank());
      if (begins || code.endsWith("{") || !comment && !goesOn(open, code, lines, at + 1)) {
        return at + 1;
      }
    }
    return lines.size();
  }

  private static boolean goesOn(int open, String code, List<String> lines, int next) {
    boolean more = next < lines.size() && !lines.get(next).isBlank();
    boolean ended = open <= 0 && code.endsWith(";");
    return more
        && !ended
        && (open > 0
            || GOES_ON_BELOW.matcher(code).matches()
            || GOES_ON.matcher(code(lines.get(next)).strip()).lookingAt());
  }

  /** A line without the comment at its end. */
  private static String code(String line) {
    return line.substring(0, line.length() - comment(line).length());
  }

  private static String comment(String line) {
    List<Token> tokens = Tokens.of(line);
    Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    boolean isComment = last != null && last.kind() == Kind.COMMENT && last.text().startsWith("//");
    return isComment ? line.substring(last.from()) : "";
  }

  /** The lines of a statement. */
  private static List<String> lines(List<String> lines, int width) {
    if (lines.stream().allMatch(line -> line.length() <= width)) {
      return lines;
    }
    List<String> code =
        lines.stream().map(line -> code(line).stripTrailing()).filter(l -> !l.isEmpty()).toList();
    List<String> comments =
        lines.stream().map(CodeListing::comment).filter(c -> !c.isEmpty()).toList();
    boolean whole = code.stream().allMatch(line -> line.length() <= width);
    boolean endless = code.stream().mapToInt(String::length).sum() > MAX_LENGTH;
    List<String> all =
        new ArrayList<>(
            whole || endless ? code : StatementLayout.of(joined(code), indent(lines), width));
    int last = all.size() - 1;
    if (last >= 0
        && comments.size() == 1
        && (all.get(last) + APART + comments.get(0)).length() <= width) {
      all.set(last, all.get(last) + APART + comments.get(0));
      return all;
    }
    String begin = " ".repeat(indent(lines)) + COMMENT;
    for (int i = comments.size() - 1; i >= 0; i--) {
      String text = Prose.text(comments.get(i)).strip();
      all.addAll(0, Prose.wrap(text, width - begin.length()).stream().map(begin::concat).toList());
    }
    return all;
  }

  private static int indent(List<String> lines) {
    String first = lines.get(0);
    return first.length() - first.stripLeading().length();
  }

  /** On one line, with texts that go on upon lines of their own as one. */
  private static String joined(List<String> code) {
    StringBuilder joined = new StringBuilder();
    for (String line : code) {
      String next = line.strip();
      boolean apart = joined.length() > 0 && !joined.toString().matches(".*[(\\[]");
      joined.append(apart && !next.matches("[.)\\]].*") ? " " : "").append(next);
    }
    return joinedTexts(joined.toString());
  }

  private static String joinedTexts(String code) {
    String joined = code;
    for (int from = 0, at; ; from = at) {
      at = joined.indexOf("\" + \"", from);
      if (at < 0) {
        return joined;
      }
      int quote = at;
      boolean ends =
          Tokens.of(joined).stream()
              .anyMatch(
                  token ->
                      token.kind() == Kind.STRING
                          && token.from() + token.text().length() - 1 == quote);
      if (ends) {
        joined = joined.substring(0, at) + joined.substring(at + "\" + \"".length());
      } else {
        at++;
      }
    }
  }
}
