package lab.console;

import java.io.PrintWriter;
import java.util.List;
import lab.console.Tokens.Token;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** Writes pages to a terminal: titles, prose, code, each in its style, wrapped to its width. */
final class Screen {
  /** Longer lines of prose are hard to read. */
  private static final int WIDEST = 88;

  private static final int NARROWEST = 30;

  static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  static final AttributedStyle BOLD = PLAIN.bold();
  static final AttributedStyle DIM = PLAIN.faint();
  static final AttributedStyle TITLE = BOLD.foreground(AttributedStyle.CYAN);
  static final AttributedStyle GOOD = PLAIN.foreground(AttributedStyle.GREEN);
  static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);
  static final AttributedStyle ASK = PLAIN.foreground(AttributedStyle.YELLOW);

  private final Terminal terminal;
  private final boolean colours;

  /**
   * A screen.
   *
   * @param colours whether there may be any
   */
  Screen(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours && !isDumb(terminal);
  }

  static boolean isDumb(Terminal terminal) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  Terminal terminal() {
    return terminal;
  }

  boolean hasColours() {
    return colours;
  }

  /** Characters in a line: {@code LAB_COLUMNS}, or what the terminal has. */
  int columns() {
    return columns(terminal.getWidth(), 80);
  }

  /**
   * Characters in a line: {@code LAB_COLUMNS}, or what there is.
   *
   * @param there what the terminal says it has; 0 where there is none
   * @param otherwise where this is too few to be true
   */
  static int columns(int there, int otherwise) {
    String wish = System.getenv("LAB_COLUMNS");
    if (wish != null && wish.matches("[1-9]\\d{1,3}")) {
      return Math.max(NARROWEST, Integer.parseInt(wish));
    }
    return there >= NARROWEST ? there : otherwise;
  }

  /** Characters in a line of prose. */
  int measure() {
    return Math.min(columns() - 1, WIDEST);
  }

  /** Text with its style, or without where there are no colours. */
  String styled(String text, AttributedStyle style) {
    return ansi(new AttributedString(text, style));
  }

  String ansi(AttributedString text) {
    Integer depth = terminal.getNumericCapability(Capability.max_colors);
    return colours ? text.toAnsi(depth == null ? 8 : depth, ForceMode.None) : text.toString();
  }

  void line(String text, AttributedStyle style) {
    raw(styled(text, style) + "\n");
  }

  void line(String text) {
    raw(text + "\n");
  }

  void gap() {
    raw("\n");
  }

  /** A sentence or more, wrapped. */
  void say(String text, AttributedStyle style) {
    text.lines()
        .flatMap(paragraph -> Prose.wrap(paragraph, measure()).stream())
        .forEach(part -> line(part, style));
  }

  /** A sentence that stands by itself: something is not as it should be. */
  void warn(String sentence) {
    say(sentence, BAD);
    gap();
  }

  /** Paragraphs, an empty line between two. */
  void prose(List<String> paragraphs) {
    for (String paragraph : paragraphs) {
      Prose.wrap(paragraph, measure()).forEach(part -> line(part));
      gap();
    }
  }

  /** A title across the screen. */
  void rule(String mark, String title) {
    String head = "── " + mark + " · ";
    int rest = measure() - head.length() - title.length() - 1;
    raw(
        styled(head, DIM)
            + styled(title, TITLE)
            + styled(" " + "─".repeat(Math.max(2, rest)), DIM)
            + "\n");
  }

  /** Code, indented; a line that is too long goes on below, further in, and is Java still. */
  void code(String text) {
    String margin = "  ";
    int room = columns() - margin.length() - 1;
    for (AttributedString line : highlighted(text).columnSplitLength(Integer.MAX_VALUE)) {
      AttributedString rest = line;
      String indent = margin;
      while (rest.columnLength() > room) {
        List<Token> tokens = Tokens.of(rest.toString());
        int cut = cut(rest.toString(), tokens, room);
        line((indent + ansi(rest.subSequence(0, cut))).stripTrailing());
        indent = margin + "      ";
        String goesOn = cutsInto(Tokens.Kind.COMMENT, tokens, cut) ? "// " : "";
        rest =
            new AttributedStringBuilder()
                .styled(DIM, goesOn)
                .append(rest.subSequence(cut, rest.length()))
                .toAttributedString();
      }
      line(indent + ansi(rest));
    }
  }

  /**
   * The last place where a line may end, among those in the fewest parentheses: after a space or
   * before a call in a chain, outside of strings.
   */
  private static int cut(String line, List<Token> tokens, int room) {
    int best = room - 6;
    int fewest = Integer.MAX_VALUE;
    for (int at = room / 4; at <= room - 5; at++) {
      boolean mayEnd = line.charAt(at - 1) == ' ' || line.startsWith(").", at - 1);
      int depth = Tokens.depth(line.substring(0, at));
      if (mayEnd && depth <= fewest && !cutsInto(Tokens.Kind.STRING, tokens, at)) {
        best = at;
        fewest = depth;
      }
    }
    return best;
  }

  private static boolean cutsInto(Tokens.Kind kind, List<Token> tokens, int at) {
    return tokens.stream()
        .filter(token -> token.kind() == kind)
        .anyMatch(token -> token.from() < at && at < token.from() + token.text().length());
  }

  /** Java with keywords, strings, numbers and comments set apart. */
  static AttributedString highlighted(String text) {
    AttributedStringBuilder out = new AttributedStringBuilder();
    int at = 0;
    for (Token token : Tokens.of(text)) {
      out.append(text.substring(at, token.from()));
      out.styled(style(token), token.text());
      at = token.from() + token.text().length();
    }
    return out.append(text.substring(at)).toAttributedString();
  }

  private static AttributedStyle style(Token token) {
    return switch (token.kind()) {
      case COMMENT -> DIM;
      case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
      case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
      case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case WORD, BRACKET -> PLAIN;
    };
  }

  /** Takes the line above back: a prompt that was answered with nothing but Enter. */
  void eraseLineAbove() {
    if (!isDumb(terminal)) {
      raw("\u001b[1A\u001b[2K");
    }
  }

  /** Tells what goes on, on a line that the next words take the place of. */
  void passing(String news) {
    if (!isDumb(terminal)) {
      raw("\r\u001b[K" + styled(news, DIM));
    }
  }

  void raw(String text) {
    PrintWriter writer = terminal.writer();
    writer.print(text);
    writer.flush();
  }
}
