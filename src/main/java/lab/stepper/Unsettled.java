package lab.stepper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.VarSnippet;
import lab.script.Statement;
import lab.terminal.Tokens;
import lab.terminal.Tokens.Kind;
import lab.terminal.Tokens.Token;

/**
 * Variables of a step whose values are not final yet: each is shown when the statements that come
 * first to mention it are over, so that it has its place in the order of the code.
 */
final class Unsettled {
  /** Signs that give what stands before them another value. */
  private static final Pattern ASSIGNMENT = Pattern.compile("(?:[-+*/%&|^]|<<|>>>?)?=(?!=).*");

  private static final Pattern STEP = Pattern.compile("\\+\\+|--");

  /** Methods that change a list, a map or an array. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?:add|put|remove|set|sort|assign)\\w*|clear|(?:sub|mul|div|rsub|rdiv)i\\w*");

  private final List<VarSnippet> waiting = new ArrayList<>();
  private final Set<String> mentioned = new HashSet<>();

  /** One more; true, as a list's. */
  boolean add(VarSnippet variable) {
    mentioned.remove(variable.name());
    return waiting.add(variable);
  }

  void remove(String name) {
    waiting.removeIf(variable -> variable.name().equals(name));
  }

  /** Takes those that were mentioned, and are not in the statement that comes next. */
  List<VarSnippet> passedBy(Statement next) {
    Set<String> words = new HashSet<>();
    Tokens.of(next.source()).forEach(token -> words.add(token.text()));
    List<VarSnippet> passed =
        waiting.stream()
            .filter(variable -> mentioned.contains(variable.name()))
            .filter(variable -> !words.contains(variable.name()))
            .toList();
    waiting.removeAll(passed);
    mentioned.addAll(words);
    return passed;
  }

  /** Those that are left. */
  List<VarSnippet> all() {
    return waiting;
  }

  /** Whether code gives a variable another value, or other entries. */
  static boolean changes(String code, String variable) {
    List<Token> tokens = Tokens.of(code);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).text().equals(variable)
          && !isAnother(text(tokens, i - 1), i == 0 ? null : tokens.get(i - 1).kind())
          && changes(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what stands before a name makes it another's part, or a declaration. */
  private static boolean isAnother(String before, Kind kind) {
    return before.equals(".")
        || kind == Kind.WORD
        || kind == Kind.KEYWORD && !before.matches("return|else|do|case|throw");
  }

  private static boolean changes(List<Token> tokens, int name) {
    int next = name + 1;
    for (int open = 0; open > 0 || text(tokens, next).equals("["); next++) {
      open += text(tokens, next).equals("[") ? 1 : text(tokens, next).equals("]") ? -1 : 0;
      if (text(tokens, next).isEmpty()) {
        return false;
      }
    }
    String after = text(tokens, next);
    return STEP.matcher(text(tokens, name - 1)).matches()
        || STEP.matcher(after).matches()
        || ASSIGNMENT.matcher(after).matches()
        || after.equals(".") && CHANGING.matcher(text(tokens, next + 1)).matches();
  }

  private static String text(List<Token> tokens, int at) {
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at).text();
  }
}
