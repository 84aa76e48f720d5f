package lab.likeness;

import com.sun.source.tree.Tree;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Maps the compiler's operators to labels, one for each meaning. */
final class Operators {
  private static final Set<Tree.Kind> STEPS =
      EnumSet.of(
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  private static final Map<Tree.Kind, String> SIGNS = new EnumMap<>(Tree.Kind.class);

  static {
    SIGNS.put(Tree.Kind.PREFIX_INCREMENT, "+");
    SIGNS.put(Tree.Kind.POSTFIX_INCREMENT, "+");
    SIGNS.put(Tree.Kind.PREFIX_DECREMENT, "-");
    SIGNS.put(Tree.Kind.POSTFIX_DECREMENT, "-");
    SIGNS.put(Tree.Kind.PLUS, "+");
    SIGNS.put(Tree.Kind.PLUS_ASSIGNMENT, "+");
    SIGNS.put(Tree.Kind.MINUS, "-");
    SIGNS.put(Tree.Kind.MINUS_ASSIGNMENT, "-");
    SIGNS.put(Tree.Kind.MULTIPLY, "*");
    SIGNS.put(Tree.Kind.MULTIPLY_ASSIGNMENT, "*");
    SIGNS.put(Tree.Kind.DIVIDE, "/");
    SIGNS.put(Tree.Kind.DIVIDE_ASSIGNMENT, "/");
    SIGNS.put(Tree.Kind.REMAINDER, "%");
    SIGNS.put(Tree.Kind.REMAINDER_ASSIGNMENT, "%");
    SIGNS.put(Tree.Kind.AND, "&");
    SIGNS.put(Tree.Kind.AND_ASSIGNMENT, "&");
    SIGNS.put(Tree.Kind.OR, "|");
    SIGNS.put(Tree.Kind.OR_ASSIGNMENT, "|");
    SIGNS.put(Tree.Kind.CONDITIONAL_AND, "&&");
    SIGNS.put(Tree.Kind.CONDITIONAL_OR, "||");
    SIGNS.put(Tree.Kind.LESS_THAN, NormalForm.LESS);
    SIGNS.put(Tree.Kind.LESS_THAN_EQUAL, NormalForm.AT_MOST);
    SIGNS.put(Tree.Kind.GREATER_THAN, ">");
    SIGNS.put(Tree.Kind.GREATER_THAN_EQUAL, ">=");
    SIGNS.put(Tree.Kind.EQUAL_TO, NormalForm.EQUAL);
    SIGNS.put(Tree.Kind.NOT_EQUAL_TO, NormalForm.UNEQUAL);
    SIGNS.put(Tree.Kind.LOGICAL_COMPLEMENT, NormalForm.NOT);
  }

  private Operators() {}

  static String of(Tree tree) {
    return SIGNS.getOrDefault(tree.getKind(), tree.getKind().name().replace("_ASSIGNMENT", ""));
  }

  /** Whether it is {@code ++} or {@code --}. */
  static boolean isStep(Tree tree) {
    return STEPS.contains(tree.getKind());
  }
}
