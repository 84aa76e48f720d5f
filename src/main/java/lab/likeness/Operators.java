package lab.likeness;

import com.sun.source.tree.Tree;
import java.util.EnumSet;
import java.util.Set;

/** Maps the compiler's operators to labels, one for each meaning. */
final class Operators {
  private static final Set<Tree.Kind> STEPS =
      EnumSet.of(
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  private Operators() {}

  static String of(Tree tree) {
    Tree.Kind kind = Tree.Kind.valueOf(tree.getKind().name().replace("_ASSIGNMENT", ""));
    return switch (kind) {
      case PLUS, PREFIX_INCREMENT, POSTFIX_INCREMENT -> "+";
      case MINUS, PREFIX_DECREMENT, POSTFIX_DECREMENT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> "%";
      case AND -> "&";
      case OR -> "|";
      case CONDITIONAL_AND -> "&&";
      case CONDITIONAL_OR -> "||";
      case LESS_THAN -> NormalForm.LESS;
      case LESS_THAN_EQUAL -> NormalForm.AT_MOST;
      case GREATER_THAN -> ">";
      case GREATER_THAN_EQUAL -> ">=";
      case EQUAL_TO -> NormalForm.EQUAL;
      case NOT_EQUAL_TO -> NormalForm.UNEQUAL;
      case LOGICAL_COMPLEMENT -> NormalForm.NOT;
      default -> kind.name();
    };
  }

  /** Whether it is {@code ++} or {@code --}. */
  static boolean isStep(Tree tree) {
    return STEPS.contains(tree.getKind());
  }
}
