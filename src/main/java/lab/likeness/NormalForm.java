package lab.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rewrites expressions and statements that can be written in several ways into one form. */
final class NormalForm {
  static final String ASSIGN = "=";
  static final String LESS = "<";
  static final String AT_MOST = "<=";
  static final String EQUAL = "==";
  static final String UNEQUAL = "!=";
  static final String NOT = "!";
  static final Set<String> LEAVING = Set.of("RETURN", "THROW", "BREAK", "CONTINUE", "YIELD");

  private static final Set<String> COMMUTE = Set.of("+", "*", EQUAL, UNEQUAL, "&", "|", "&&", "||");
  private static final Set<String> CHAINS = Set.of("+", "*", "&", "|", "&&", "||");

  /** More statements than that in one block keep their order: to order them takes the square. */
  private static final int MAX_ORDERED = 150;

  private NormalForm() {}

  /**
   * {@code a > b} becomes {@code b < a}; the operands of what commutes are put in order; what
   * changes nothing, as in {@code 1 * a}, is left out.
   */
  static Node binary(String operator, int at, Node left, Node right) {
    if (isNeutral(operator, right)) {
      return left;
    }
    if (COMMUTE.contains(operator) && isNeutral(operator, left)) {
      return right;
    }
    if (operator.equals(">") || operator.equals(">=")) {
      return Node.of(operator.equals(">") ? LESS : AT_MOST, at, List.of(right, left));
    }
    if (!COMMUTE.contains(operator)) {
      return Node.of(operator, at, List.of(left, right));
    }
    List<Node> operands = new ArrayList<>();
    for (Node operand : List.of(left, right)) {
      boolean chain = CHAINS.contains(operator) && operand.is(operator);
      operands.addAll(chain ? operand.children() : List.of(operand));
    }
    operands.sort(Comparator.comparingLong(Node::hash));
    return Node.of(operator, at, operands);
  }

  private static boolean isNeutral(String operator, Node operand) {
    return switch (operator) {
      case "*", "/" -> operand.is("1.0");
      case "+", "-" -> operand.is("0.0");
      default -> false;
    };
  }

  /** A choice between two; where its condition can be turned, one of both ways is taken. */
  static Node choice(String label, int at, Node condition, Node yes, Node no) {
    Optional<Node> turned = turned(condition);
    return turned.isPresent()
        ? Node.of(label, at, List.of(turned.get(), no, yes))
        : Node.of(label, at, List.of(condition, yes, no));
  }

  private static Optional<Node> turned(Node condition) {
    return switch (condition.label()) {
      case AT_MOST -> {
        List<Node> swapped = List.of(condition.children().get(1), condition.children().get(0));
        yield Optional.of(Node.of(LESS, condition.at(), swapped));
      }
      case UNEQUAL -> Optional.of(Node.of(EQUAL, condition.at(), condition.children()));
      case NOT -> Optional.of(condition.children().get(0));
      default -> Optional.empty();
    };
  }

  /**
   * Statements in an order that depends on what they do alone: of those that need none of the
   * remaining ones, the one with the smallest hash comes next.
   */
  static List<Node> ordered(List<Node> statements) {
    int count = statements.size();
    if (count < 2 || count > MAX_ORDERED) {
      return statements;
    }
    List<Effect> open = new ArrayList<>(statements.stream().map(Effect::of).toList());
    List<Node> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      int next = 0;
      for (int i = 1; i < open.size(); i++) {
        if (open.get(i).node.hash() < open.get(next).node.hash() && isFree(open, i)) {
          next = i;
        }
      }
      ordered.add(open.remove(next).node);
    }
    return ordered;
  }

  private static boolean isFree(List<Effect> open, int at) {
    return open.subList(0, at).stream().noneMatch(before -> before.holds(open.get(at)));
  }

  /** What a statement reads and changes. */
  private record Effect(Node node, Set<String> names, Set<String> written, boolean leaves) {
    static Effect of(Node node) {
      Set<String> names = new HashSet<>();
      Set<String> written = new HashSet<>();
      node.names(names);
      node.written(written);
      return new Effect(node, names, written, node.leaves());
    }

    /** Whether another one may not come before this. */
    boolean holds(Effect other) {
      return leaves
          || other.leaves
          || written.stream().anyMatch(other.names::contains)
          || other.written.stream().anyMatch(names::contains);
    }
  }
}
