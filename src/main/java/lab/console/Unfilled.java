package lab.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.VarSnippet;

/**
 * Variables of a step that wait to be filled: each is shown when the statements that come first to
 * mention it are over, so that it has its place in the order of the code.
 */
final class Unfilled {
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
}
