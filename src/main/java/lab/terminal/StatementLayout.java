package lab.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.terminal.Tokens.Kind;
import lab.terminal.Tokens.Token;

/**
 * Breaks a statement into lines of a given length, as google-java-format would: at its outermost
 * places first, with what goes on four columns further in. What stands beside each other, such as
 * arguments or the calls of a chain, shares lines as long as each is whole, and begins at one
 * depth.
 */
public final class StatementLayout {
  private static final int FURTHER = 4;
  private static final int BLOCK = 2;

  /** A call behind which nothing comes: it is not worth a line. */
  private static final Pattern SHORT_CALL = Pattern.compile("\\.\\w{1,11}\\(\\)[)};,]*");

  private static final Pattern CONTROL = Pattern.compile("(?:\\} else )?(?:if|for|while) \\(.*");

  /** Operators that join, the loosest first. */
  private static final List<Set<String>> OPERATORS =
      List.of(
          Set.of("?", ":"),
          Set.of("||"),
          Set.of("&&"),
          Set.of("==", "!=", "<", ">", "<=", ">="),
          Set.of("+", "-"),
          Set.of("*", "/", "%"));

  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "->");

  /** Of the tries that lie within one another; each doubles the work. */
  private static final int MAX_TRIES = 4;

  private final int width;
  private final int tries;
  private final List<String> lines = new ArrayList<>();

  private StatementLayout(int width, int tries) {
    this.width = width;
    this.tries = tries;
  }

  /**
   * Lays a statement out.
   *
   * @param statement on one line, without a comment
   * @param indent columns before it
   */
  public static List<String> of(String statement, int indent, int width) {
    StatementLayout layout = new StatementLayout(width, 0);
    layout.statement(indent, statement);
    return layout.lines;
  }

  private boolean fits(int indent, String text) {
    return indent + text.length() <= width;
  }

  private void add(int indent, String text) {
    lines.add(" ".repeat(indent) + text);
  }

  private void statement(int indent, String text) {
    if (fits(indent, text)) {
      add(indent, text);
      return;
    }
    int control = CONTROL.matcher(text).matches() ? closing(text, text.indexOf('(')) : 0;
    if (control > 0) {
      String head = text.substring(0, control + 1);
      String body = text.substring(control + 1).strip();
      if (body.startsWith("{") && body.length() > 1) {
        block(indent, head, body);
      } else if (body.isEmpty() || body.equals("{")) {
        expression(indent, text, text.indexOf('(') + 1, FURTHER);
      } else {
        expression(indent, head, text.indexOf('(') + 1, FURTHER);
        statement(indent + BLOCK, body);
      }
      return;
    }
    int body = body(text);
    if (body > 0) {
      block(indent, text.substring(0, body).strip(), text.substring(body));
    } else {
      expression(indent, text, 0, FURTHER);
    }
  }

  /** Statements in braces on the line of their head get lines of their own. */
  private void block(int indent, String head, String body) {
    int end = closing(body, 0);
    if (end < 0) {
      expression(indent, head + " " + body, 0, FURTHER);
      return;
    }
    statement(indent, (head + " {").strip());
    for (String inner : parts(body.substring(1, end).strip(), ";")) {
      statement(indent + BLOCK, inner);
    }
    String after = body.substring(end).strip();
    int next = body(after);
    if (next > 0) {
      block(indent, after.substring(0, next).strip(), after.substring(next));
    } else {
      statement(indent, after);
    }
  }

  /** Where the braces of a body begin that holds statements; 0 if there is none. */
  private static int body(String text) {
    int depth = text.startsWith("}") ? 1 : 0;
    for (Token token : Tokens.of(text)) {
      if (token.text().equals("{") && depth == 0 && token.from() > 0) {
        int end = closing(text, token.from());
        boolean array = text.substring(0, token.from()).stripTrailing().matches(".*[\\]={,(]");
        if (!array && end > 0 && text.substring(token.from(), end).contains(";")) {
          return token.from();
        }
      }
      depth += token.depth();
    }
    return 0;
  }

  /** Where the bracket is closed that is opened here; negative if it is not. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (Token token : Tokens.of(text)) {
      if (token.from() >= open) {
        depth += token.depth();
        if (depth == 0) {
          return token.from();
        }
      }
    }
    return -1;
  }

  /**
   * What is too long, broken at its outermost places; brackets that close what began before it may
   * stand at its end.
   *
   * @param from where its parts begin, behind what stays on its first line
   * @param further how much further in it goes on
   */
  private void expression(int indent, String text, int from, int further) {
    if (fits(indent, text)) {
      add(indent, text);
      return;
    }
    List<Token> outer = outer(text, from);
    Optional<Token> assignment =
        outer.stream().filter(token -> isAssignment(outer, token)).findFirst();
    if (assignment.isPresent()) {
      int end = assignment.get().from() + assignment.get().text().length();
      assignment(indent, text, end, further);
      return;
    }
    for (Set<String> level : OPERATORS) {
      List<Integer> places =
          outer.stream()
              .filter(token -> level.contains(token.text()) && isBinary(text, token))
              .map(Token::from)
              .toList();
      if (!places.isEmpty()) {
        fill(indent, indent + further, cut(text, places), " ", level.contains("?"));
        return;
      }
    }
    if (!chain(indent, text, from, further)) {
      brackets(indent, text, from, further);
    }
  }

  /** One that gives a value to a variable, a body to a lambda, or the values of a loop. */
  private static boolean isAssignment(List<Token> outer, Token token) {
    boolean loop =
        token.text().equals(":") && outer.stream().noneMatch(other -> other.text().equals("?"));
    return loop || ASSIGNMENTS.contains(token.text());
  }

  /** Below its head, where it takes no more lines there than behind it. */
  private void assignment(int indent, String text, int end, int further) {
    String rest = text.substring(end).strip();
    StatementLayout behind = new StatementLayout(width, tries + 1);
    behind.expression(indent, text, text.length() - rest.length(), further);
    if (tries == MAX_TRIES) {
      lines.addAll(behind.lines);
      return;
    }
    StatementLayout below = new StatementLayout(width, tries + 1);
    below.add(indent, text.substring(0, end));
    below.expression(indent + further, rest, 0, FURTHER);
    boolean isBelow = below.lines.size() <= behind.lines.size() || rest.startsWith("\"");
    lines.addAll(isBelow && !rest.startsWith("{") ? below.lines : behind.lines);
  }

  /** Tokens in no brackets, up to the one that closes what began before. */
  private static List<Token> outer(String text, int from) {
    List<Token> outer = new ArrayList<>();
    int depth = 0;
    int types = 0;
    for (Token token : Tokens.of(text)) {
      if (token.from() < from) {
        continue;
      }
      if (depth == 0 && token.text().equals("<") && isTypes(text, token.from())) {
        types++;
      }
      if (depth == 0 && types == 0) {
        outer.add(token);
      }
      if (types > 0 && token.text().matches(">+")) {
        types -= token.text().length();
      }
      depth += token.depth();
      if (depth < 0) {
        break;
      }
    }
    return outer;
  }

  /** Whether this is no less than, but begins what a type is of. */
  private static boolean isTypes(String text, int at) {
    return at > 0 && text.charAt(at - 1) != ' ';
  }

  private static boolean isBinary(String text, Token token) {
    int end = token.from() + token.text().length();
    return token.from() > 0
        && text.charAt(token.from() - 1) == ' '
        && end < text.length()
        && text.charAt(end) == ' ';
  }

  private static List<String> cut(String text, List<Integer> places) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int place : places) {
      parts.add(text.substring(from, place).strip());
      from = place;
    }
    parts.add(text.substring(from).strip());
    return parts;
  }

  /**
   * Parts one behind the other, as many on a line as it holds; the first at the indent, the others
   * further in. One that has no room is broken, and then stands by itself.
   *
   * @param each whether each stands by itself in any case
   */
  private void fill(int first, int others, List<String> parts, String between, boolean each) {
    int at = first;
    String line = "";
    for (String part : parts) {
      String longer = line.isEmpty() ? part : line + between + part;
      if (fits(at, longer) && !(each && !line.isEmpty())) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        add(at, line);
        at = others;
      }
      line = "";
      if (fits(at, part)) {
        line = part;
      } else {
        part(at, part, at == others ? FURTHER : others - at + FURTHER);
        at = others;
      }
    }
    if (!line.isEmpty()) {
      add(at, line);
    }
  }

  /** A part that has no room on a line, perhaps behind its operator. */
  private void part(int indent, String part, int further) {
    String operator =
        Tokens.of(part).stream()
            .limit(1)
            .filter(first -> first.kind() == Kind.SYMBOL)
            .map(first -> first.text() + " ")
            .collect(Collectors.joining());
    expression(indent, part, part.startsWith(operator) ? operator.length() : 0, further);
  }

  /** Breaks a chain of calls before its dots, if it is one; a first call stays with its object. */
  private boolean chain(int indent, String text, int from, int further) {
    List<Integer> dots = new ArrayList<>();
    boolean called = false;
    for (Token token : outer(text, from)) {
      if (called && token.text().equals(".")) {
        dots.add(token.from());
      }
      called |= token.text().equals("(") && token.from() > from;
    }
    int below = indent + further;
    while (!dots.isEmpty() && stays(text, dots, below)) {
      dots.remove(dots.size() - 1);
    }
    if (dots.size() == 1) {
      String head = text.substring(0, dots.get(0));
      String call = text.substring(dots.get(0));
      boolean opens = fits(indent, head + call.substring(0, call.indexOf('(') + 1));
      if (opens && !(fits(indent, head) && fits(below, call))) {
        return false;
      }
    }
    if (!dots.isEmpty()) {
      fill(indent, below, cut(text, dots), "", false);
    }
    return !dots.isEmpty();
  }

  /** Whether the last call is too short for a line, and what stands before it can be broken. */
  private boolean stays(String text, List<Integer> dots, int below) {
    int last = dots.size() - 1;
    if (!SHORT_CALL.matcher(text.substring(dots.get(last))).matches()) {
      return false;
    }
    return last > 0
        ? fits(below, text.substring(dots.get(last - 1)))
        : text.substring(0, dots.get(0)).contains(", ");
  }

  /**
   * Breaks behind the last bracket that opens and holds something, and within it; one that only
   * holds together what is computed first stays beside that.
   */
  private void brackets(int indent, String text, int from, int further) {
    int open = -1;
    int depth = 0;
    for (Token token : Tokens.of(text)) {
      if (token.from() < from) {
        continue;
      }
      if (depth == 0 && "({".contains(token.text()) && token.from() < text.length() - 1) {
        int end = closing(text, token.from());
        boolean empty = end > 0 && text.substring(token.from() + 1, end).isBlank();
        open = empty ? open : token.from();
      }
      depth += token.depth();
      if (depth < 0) {
        break;
      }
    }
    if (open < 0) {
      inside(indent, text);
      return;
    }
    if (text.charAt(open) == '(' && text.substring(0, open).matches("|.*[ (]")) {
      expression(indent, text, open + 1, further);
      return;
    }
    String head = text.substring(0, open + 1);
    if (fits(indent, head)) {
      add(indent, head);
    } else {
      expression(indent, head, from, further);
    }
    arguments(indent + further, text.substring(open + 1).strip());
  }

  private void arguments(int indent, String content) {
    fill(indent, indent, parts(content, ",;"), " ", false);
  }

  /** What lies between some signs, each with the sign that ends it. */
  private static List<String> parts(String text, String signs) {
    List<Integer> places =
        outer(text, 0).stream()
            .filter(token -> signs.contains(token.text()))
            .map(token -> token.from() + 1)
            .filter(place -> place < text.length())
            .toList();
    return text.isBlank() ? List.of() : cut(text, places);
  }

  /** A text in quotes becomes several with a + between them, each as full as it can be. */
  private void inside(int indent, String text) {
    String rest = text;
    int at = indent;
    while (!fits(at, rest)) {
      String sign = rest.startsWith("+ ") ? "+ " : "";
      int end = rest.startsWith("\"", sign.length()) ? place(rest, sign.length(), width - at) : 0;
      if (end == 0) {
        break; // one long token
      }
      add(at, rest.substring(0, end) + '"');
      rest = "+ \"" + rest.substring(end);
      at = sign.isEmpty() ? indent + FURTHER : at;
    }
    add(at, rest);
  }

  /**
   * The last place behind a space that has room, or behind several if there is one in the second
   * half; not where a call on the text would get its second half alone, nor between a word and its
   * value.
   */
  private static int place(String line, int from, int room) {
    Token text = Tokens.of(line.substring(from)).get(0);
    int end = from + text.text().length();
    if (line.startsWith(".", end)) {
      return 0;
    }
    int most = Math.min(room, end) - 2;
    int apart = line.lastIndexOf("  ", most - 1) + 1;
    if (apart > from + (most - from) / 2) {
      return apart + 1;
    }
    int at = line.lastIndexOf(' ', most);
    while (at > from && ("%=".indexOf(line.charAt(at + 1)) >= 0 || line.charAt(at - 1) == '=')) {
      at = line.lastIndexOf(' ', at - 1);
    }
    at = at > from ? at : line.lastIndexOf(' ', most);
    return at > from ? at + 1 : 0;
  }
}
