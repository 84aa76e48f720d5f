package lab.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Splits Java text into tokens, as far as colours and brackets need it; incomplete text is
 * accepted.
 */
public final class Tokens {
  /** What a piece is; what lies between the pieces is of no kind. */
  public enum Kind {
    COMMENT,
    STRING,
    NUMBER,
    WORD,
    KEYWORD,
    BRACKET,
    SYMBOL
  }

  /**
   * A token: its kind, its text and its place.
   *
   * @param from where it begins in the text
   */
  public record Token(Kind kind, String text, int from) {
    /** How many more brackets are open behind it: 1, 0 or −1. */
    int depth() {
      return kind != Kind.BRACKET ? 0 : "([{".contains(text) ? 1 : -1;
    }
  }

  private static final List<Kind> GROUPS =
      List.of(
          Kind.COMMENT,
          Kind.STRING,
          Kind.NUMBER,
          Kind.KEYWORD,
          Kind.WORD,
          Kind.BRACKET,
          Kind.SYMBOL);
  private static final Pattern TOKEN =
      Pattern.compile(
          "(//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
              + "|(\"\"\"(?:[^\"\\\\]++|(?s:\\\\.)|\"(?!\"\"))*+(?:\"\"\"|\\\\?\\z)"
              + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\\\\?\"?|'(?:[^'\\\\\\n]++|\\\\.)*+\\\\?'?)"
              + "|(\\b\\d(?:[eE][+-]|[\\w.])*)"
              + "|\\b(abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do"
              + "|double|else|enum|extends|final|finally|float|for|if|implements|import|instanceof"
              + "|int|interface|long|new|null|package|private|protected|public|record|return|short"
              + "|static|super|switch|this|throw|throws|true|false|try|var|void|while)\\b"
              + "|([\\p{L}_$][\\p{L}\\d_$]*)"
              + "|([(){}\\[\\]])"
              + "|((?:(?!//|/\\*)[-+*/%=<>!&|^?:~])+|\\.+|[,;@])");

  private Tokens() {}

  /** The pieces of a text, from left to right. */
  public static List<Token> of(String text) {
    return TOKEN.matcher(text).results().map(Tokens::token).toList();
  }

  private static Token token(MatchResult found) {
    int group = 1;
    while (found.group(group) == null) {
      group++;
    }
    return new Token(GROUPS.get(group - 1), found.group(), found.start());
  }

  /** The last bracket that is opened and not closed. */
  public static Optional<Token> unclosed(String text) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : of(text)) {
      if (token.kind() == Kind.BRACKET) {
        if ("([{".contains(token.text())) {
          open.push(token);
        } else if (!open.isEmpty()) {
          open.pop();
        }
      }
    }
    return Optional.ofNullable(open.peek());
  }

  /** How many brackets are open at its end. */
  public static int depth(String text) {
    return of(text).stream().mapToInt(Token::depth).sum();
  }

  /** The comments of a text, such as expectations are. */
  public static List<Token> comments(String text) {
    return of(text).stream().filter(token -> token.kind() == Kind.COMMENT).toList();
  }

  /** Whether this is the last character of all that is no comment and no space. */
  public static boolean endsWith(char last, String text) {
    String bare = text;
    for (Token comment : comments(text)) {
      bare = bare.replace(comment.text(), "");
    }
    return bare.stripTrailing().endsWith(String.valueOf(last));
  }

  /** How many lines end in a text. */
  public static int newlines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
