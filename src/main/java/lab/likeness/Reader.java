package lab.likeness;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts the compiler's tree of a source to {@link Node}s that stay the same when a copy is
 * disguised. Names of the source's own, declared types, modifiers and comments are left out; {@code
 * for} and {@code while} become one, {@code x += 1} becomes {@code x = x + 1}; what commutes,
 * branches that can be turned, and statements that need not one another are put in one order; a
 * private method that is one expression is read where it is called.
 */
final class Reader {
  private static final String OWN = "own";

  /** Methods are read within methods so deep, and a source never grows past so many nodes. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_NODES = 50_000;

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Names names;

  /** What stands for a parameter, where a method is read in its call's place. */
  private Map<String, Node> given = Map.of();

  private int depth;
  private int made;

  private Reader(CompilationUnitTree unit, SourcePositions positions, boolean inPlace) {
    this.unit = unit;
    this.positions = positions;
    this.names = Names.of(unit, inPlace);
  }

  /** A source that would grow without end if methods were read in their calls' place. */
  private static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The types of a source, in their order. */
  static List<Node> read(CompilationUnitTree unit, SourcePositions positions) {
    try {
      return new Reader(unit, positions, true).all(unit.getTypeDecls());
    } catch (TooLargeException e) {
      return new Reader(unit, positions, false).all(unit.getTypeDecls());
    }
  }

  private List<Node> all(Iterable<? extends Tree> trees) {
    List<Node> nodes = new ArrayList<>();
    trees.forEach(tree -> add(tree, nodes));
    return nodes;
  }

  private Node one(Tree tree) {
    List<Node> nodes = new ArrayList<>();
    add(tree, nodes);
    return nodes.size() == 1 ? nodes.get(0) : node("block", tree, nodes);
  }

  private Node node(String label, Tree tree, List<Node> children) {
    return Node.of(label, at(tree), children);
  }

  private int at(Tree tree) {
    return (int) Math.max(0, positions.getStartPosition(unit, tree));
  }

  /** Adds what a tree becomes: nothing, a node, or several where a statement is taken apart. */
  private void add(Tree tree, List<Node> nodes) {
    if (tree == null
        || tree instanceof ModifiersTree
        || tree instanceof AnnotationTree
        || tree instanceof EmptyStatementTree) {
      return;
    }
    if (++made > MAX_NODES) {
      throw new TooLargeException();
    }
    if (tree instanceof ClassTree type) {
      nodes.add(node("type", tree, all(type.getMembers())));
    } else if (tree instanceof MethodTree method) {
      if (!names.isReadInPlace(method)) {
        nodes.add(node("method", tree, body(method.getBody())));
      }
    } else if (tree instanceof StatementTree statement) {
      addStatement(statement, nodes);
    } else if (tree instanceof ExpressionTree expression) {
      nodes.add(expression(expression));
    } else {
      nodes.add(node(tree.getKind() + detail(tree), tree, all(Direct.of(tree))));
    }
  }

  private void addStatement(StatementTree tree, List<Node> nodes) {
    if (tree instanceof BlockTree block) {
      nodes.addAll(body(block));
    } else if (tree instanceof ExpressionStatementTree statement) {
      add(statement.getExpression(), nodes);
    } else if (tree instanceof VariableTree variable) {
      if (variable.getInitializer() != null) {
        Node name = Node.of(OWN, variable.getName().toString(), at(tree), List.of());
        nodes.add(node(NormalForm.ASSIGN, tree, List.of(name, one(variable.getInitializer()))));
      }
    } else if (tree instanceof ForLoopTree loop) {
      loop.getInitializer().forEach(each -> add(each, nodes));
      List<Node> inside = new ArrayList<>();
      add(loop.getStatement(), inside);
      loop.getUpdate().forEach(each -> add(each, inside));
      nodes.add(loop(tree, loop.getCondition(), inside));
    } else if (tree instanceof WhileLoopTree loop) {
      List<Node> inside = new ArrayList<>();
      add(loop.getStatement(), inside);
      nodes.add(loop(tree, loop.getCondition(), inside));
    } else if (tree instanceof IfTree choice) {
      Node condition = one(choice.getCondition());
      Node yes = node("branch", choice.getThenStatement(), body(choice.getThenStatement()));
      nodes.add(
          choice.getElseStatement() == null
              ? node("if", tree, List.of(condition, yes))
              : NormalForm.choice(
                  "if",
                  at(tree),
                  condition,
                  yes,
                  node("branch", choice.getElseStatement(), body(choice.getElseStatement()))));
    } else {
      nodes.add(node(tree.getKind().name(), tree, all(Direct.of(tree))));
    }
  }

  private Node loop(Tree tree, Tree condition, List<Node> inside) {
    List<Node> children = new ArrayList<>();
    add(condition, children);
    children.addAll(NormalForm.ordered(inside));
    return node("loop", tree, children);
  }

  private List<Node> body(Tree statement) {
    List<Node> inside = new ArrayList<>();
    if (statement instanceof BlockTree block) {
      block.getStatements().forEach(each -> add(each, inside));
    } else {
      add(statement, inside);
    }
    return NormalForm.ordered(inside);
  }

  private Node expression(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree inner) {
      return one(inner.getExpression());
    } else if (tree instanceof IdentifierTree identifier) {
      return identifier(identifier);
    } else if (tree instanceof LiteralTree literal) {
      return node(literal(literal), tree, List.of());
    } else if (tree instanceof BinaryTree binary) {
      Node left = one(binary.getLeftOperand());
      return NormalForm.binary(Operators.of(tree), at(tree), left, one(binary.getRightOperand()));
    } else if (tree instanceof AssignmentTree assignment) {
      Node target = one(assignment.getVariable());
      return node(NormalForm.ASSIGN, tree, List.of(target, one(assignment.getExpression())));
    } else if (tree instanceof CompoundAssignmentTree assignment) {
      return changed(tree, one(assignment.getVariable()), one(assignment.getExpression()));
    } else if (tree instanceof UnaryTree unary && Operators.isStep(tree)) {
      Node step = node("1.0", tree, List.of());
      return changed(tree, one(unary.getExpression()), step);
    } else if (tree instanceof UnaryTree unary) {
      return node(Operators.of(tree), tree, List.of(one(unary.getExpression())));
    } else if (tree instanceof ConditionalExpressionTree choice) {
      Node condition = one(choice.getCondition());
      Node yes = one(choice.getTrueExpression());
      return NormalForm.choice("?", at(tree), condition, yes, one(choice.getFalseExpression()));
    } else if (tree instanceof LambdaExpressionTree lambda) {
      Tree body = Names.value(lambda.getBody()).map(Tree.class::cast).orElse(lambda.getBody());
      return node("lambda", tree, body instanceof BlockTree ? body(body) : List.of(one(body)));
    } else if (tree instanceof MethodInvocationTree call) {
      return call(call);
    }
    return node(tree.getKind() + detail(tree), tree, all(Direct.of(tree)));
  }

  /** {@code x += e} becomes {@code x = x + e}. */
  private Node changed(Tree tree, Node target, Node by) {
    Node value = NormalForm.binary(Operators.of(tree), at(tree), target, by);
    return node(NormalForm.ASSIGN, tree, List.of(target, value));
  }

  private Node identifier(IdentifierTree tree) {
    String name = tree.getName().toString();
    if (given.containsKey(name)) {
      return given.get(name);
    }
    return names.isOwn(name)
        ? Node.of(OWN, name, at(tree), List.of())
        : node("name " + name, tree, List.of());
  }

  private Node call(MethodInvocationTree tree) {
    Optional<MethodTree> own = names.readInPlace(tree);
    if (own.isEmpty() || depth >= MAX_DEPTH) {
      List<Node> parts = new ArrayList<>();
      add(tree.getMethodSelect(), parts);
      tree.getArguments().forEach(argument -> add(argument, parts));
      return node("call", tree, parts);
    }
    Map<String, Node> arguments = new HashMap<>();
    for (int i = 0; i < tree.getArguments().size(); i++) {
      String name = own.get().getParameters().get(i).getName().toString();
      arguments.put(name, one(tree.getArguments().get(i)));
    }
    Map<String, Node> outside = given;
    given = arguments;
    depth++;
    Node value = one(Names.value(own.get().getBody()).orElseThrow());
    depth--;
    given = outside;
    made += value.size();
    return value;
  }

  private String detail(Tree tree) {
    if (tree instanceof MemberSelectTree select) {
      return named(select.getIdentifier().toString());
    } else if (tree instanceof MemberReferenceTree reference) {
      return named(reference.getName().toString());
    }
    return tree instanceof PrimitiveTypeTree type ? " " + type.getPrimitiveTypeKind() : "";
  }

  private String named(String name) {
    return names.isOwn(name) ? "" : " " + name;
  }

  private static String literal(LiteralTree tree) {
    Object value = tree.getValue();
    return value instanceof Number number
        ? String.valueOf(number.doubleValue())
        : value instanceof String ? "text" : String.valueOf(value);
  }

  /** Lists what stands directly in a tree. */
  private static final class Direct extends TreeScanner<Void, List<Tree>> {
    static List<Tree> of(Tree tree) {
      List<Tree> children = new ArrayList<>();
      tree.accept(new Direct(), children);
      return children;
    }

    @Override
    public Void scan(Tree tree, List<Tree> children) {
      if (tree != null) {
        children.add(tree);
      }
      return null;
    }
  }
}
