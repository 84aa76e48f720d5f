package lab.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import lab.terminal.Tokens.Token;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** Writes pages to a terminal: titles, prose, code, each in its style, wrapped to its width. */
public final class Screen {
  /** Longer lines of prose are hard to read. */
  private static final int MAX_WIDTH = 88;

  private static final int MIN_WIDTH = 30;
  private static final int MIN_HEIGHT = 8;
  private static final String ENTER = "\r\n ";
  private static final String ENDS = "\u0003\u0004"; // Ctrl-C, Ctrl-D
  private static final long KEYS = 20; // milliseconds, until no more keys are waiting

  public static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  public static final AttributedStyle BOLD = PLAIN.bold();
  public static final AttributedStyle DIM = PLAIN.faint();
  public static final AttributedStyle TITLE = BOLD.foreground(AttributedStyle.CYAN);
  public static final AttributedStyle GOOD = PLAIN.foreground(AttributedStyle.GREEN);
  public static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);
  public static final AttributedStyle ASK = PLAIN.foreground(AttributedStyle.YELLOW);

  private final Terminal terminal;
  private final boolean colours;
  private StringBuilder page; // what is written to it; null where all goes to the terminal

  /**
   * Makes a screen of a terminal.
   *
   * @param colours whether there may be any
   */
  public Screen(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours && !isDumb(terminal);
  }

  /** Whether there is a person at both ends: keys and screen. */
  public static boolean isTerminal() {
    return System.console() != null;
  }

  /** Whether a terminal can only print: it moves no cursor and shows no styles. */
  public static boolean isDumb(Terminal terminal) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  /** The terminal that the screen writes to. */
  public Terminal terminal() {
    return terminal;
  }

  /** Whether styles are shown. */
  public boolean hasColours() {
    return colours;
  }

  /** Characters in a line: {@code LAB_COLUMNS}, or what the terminal has. */
  public int columns() {
    return columns(terminal.getWidth(), 80);
  }

  /**
   * The number of characters in a line: {@code LAB_COLUMNS}, or else that of the terminal.
   *
   * @param there what the terminal says it has; 0 where there is none
   * @param otherwise where this is too few to be true
   */
  public static int columns(int there, int otherwise) {
    String wish = System.getenv("LAB_COLUMNS");
    if (wish != null && wish.matches("[1-9]\\d{1,3}")) {
      return Math.max(MIN_WIDTH, Integer.parseInt(wish));
    }
    return there >= MIN_WIDTH ? there : otherwise;
  }

  /** Lines on the screen; without bound where the terminal does not say. */
  public int rows() {
    int rows = terminal.getHeight();
    return rows > 0 && !isDumb(terminal) ? Math.max(MIN_HEIGHT, rows) : Integer.MAX_VALUE;
  }

  /** Characters in a line of prose. */
  public int measure() {
    return Math.min(columns() - 1, MAX_WIDTH);
  }

  /** Text with its style, or without where there are no colours; none of it is obeyed. */
  public String styled(String text, AttributedStyle style) {
    return ansi(new AttributedString(Printable.of(text), style));
  }

  String ansi(AttributedString text) {
    Integer depth = terminal.getNumericCapability(Capability.max_colors);
    return colours ? text.toAnsi(depth == null ? 8 : depth, ForceMode.None) : text.toString();
  }

  /** Writes a line in one style, without wrapping it. */
  public void line(String text, AttributedStyle style) {
    raw(styled(text, style) + "\n");
  }

  /** Writes a line without wrapping it. */
  public void line(String text) {
    raw(text + "\n");
  }

  /** Writes an empty line. */
  public void gap() {
    raw("\n");
  }

  /** Writes a sentence or more, wrapped. */
  public void say(String text, AttributedStyle style) {
    text.lines()
        .flatMap(paragraph -> Prose.wrap(paragraph, measure()).stream())
        .forEach(part -> line(part, style));
  }

  /** A sentence that stands by itself: something is not as it should be. */
  public void warn(String sentence) {
    say(sentence, BAD);
    gap();
  }

  /** Paragraphs, an empty line between two. */
  public void prose(List<String> paragraphs) {
    for (String paragraph : paragraphs) {
      Prose.wrap(paragraph, measure()).forEach(part -> line(part));
      gap();
    }
  }

  /** A title across the screen, in two lines where one is too short. */
  public void rule(String mark, String title) {
    String head = "── " + mark + " · ";
    for (String part : Prose.wrap(title, measure() - head.length() - " ──".length())) {
      int rest = measure() - head.length() - part.length() - 1;
      boolean last = title.endsWith(part);
      raw(styled(head, DIM) + styled(part, TITLE));
      raw(last ? styled(" " + "─".repeat(Math.max(2, rest)), DIM) + "\n" : "\n");
      head = " ".repeat(head.length());
    }
  }

  /** Code, indented; a line that is too long goes on below, further in, and is Java still. */
  public void code(String text) {
    String margin = "  ";
    String listing = CodeListing.of(text, columns() - 1 - margin.length());
    for (AttributedString line : highlighted(listing).columnSplitLength(Integer.MAX_VALUE)) {
      line((margin + ansi(line)).stripTrailing());
    }
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
      case WORD, BRACKET, SYMBOL -> PLAIN;
    };
  }

  /** Takes what was typed since the terminal last listened. */
  public String keysWaiting() {
    StringBuilder keys = new StringBuilder();
    if (isDumb(terminal)) {
      return ""; // its keys come line by line, and whole
    }
    Attributes before = terminal.enterRawMode();
    try {
      for (int key = terminal.reader().read(KEYS); key >= 0; key = terminal.reader().read(KEYS)) {
        keys.append((char) key);
      }
    } catch (IOException e) {
      // a terminal that is gone is noticed by who reads next
    } finally {
      terminal.setAttributes(before);
    }
    return keys.toString();
  }

  /** Takes the line above back: a prompt that was answered with nothing but Enter. */
  public void eraseLineAbove() {
    if (!isDumb(terminal)) {
      raw("\u001b[1A\u001b[2K");
    }
  }

  /** Tells what goes on, on a line that the next words take the place of. */
  public void passing(String news) {
    if (!isDumb(terminal)) {
      raw("\r\u001b[K" + styled(news, DIM));
    }
  }

  /** The lines of what is written, which do not come to the terminal. */
  List<String> captured(Runnable written) {
    page = new StringBuilder();
    try {
      written.run();
      return page.toString().lines().toList();
    } finally {
      page = null;
    }
  }

  /**
   * Waits until the rest is asked for. What else is typed, it does not take: it would be for a
   * prompt that is not to be seen yet.
   *
   * @return what was pressed before it waited, Ctrl-C or Ctrl-D; or else nothing
   */
  String waitForEnter() {
    String early = keysWaiting().stripLeading(); // an Enter was for what was seen before
    if (!early.isEmpty()) {
      return early;
    }
    passing("Enter for the rest › ");
    Attributes before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(LocalFlag.ISIG, false); // Ctrl-C is a key here
    terminal.setAttributes(raw);
    try {
      int key = terminal.reader().read();
      while (key >= 0 && (ENTER + ENDS).indexOf(key) < 0) {
        keysWaiting();
        passing("First Enter for the rest › ");
        key = terminal.reader().read();
      }
      return ENDS.indexOf(key) < 0 ? "" : (char) key + keysWaiting();
    } catch (IOException e) {
      return ""; // a terminal that is gone is noticed by who reads next
    } finally {
      terminal.setAttributes(before);
      passing("");
    }
  }

  /**
   * Writes text as it is, with its control sequences, or adds it to the page that is being
   * captured.
   */
  public void raw(String text) {
    if (page != null) {
      page.append(text);
      return;
    }
    PrintWriter writer = terminal.writer();
    writer.print(text);
    writer.flush();
  }
}
