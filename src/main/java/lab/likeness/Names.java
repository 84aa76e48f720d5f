package lab.likeness;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Finds the names that a source declares, and its private methods that consist of one expression.
 */
final class Names extends TreeScanner<Void, Void> {
  private final Set<String> own = new HashSet<>();
  private final Set<String> types = new HashSet<>();
  private final List<MethodInvocationTree> calls = new ArrayList<>();
  private final Map<String, Integer> methods = new HashMap<>();
  private final Map<String, MethodTree> expressions = new HashMap<>();

  private Names() {}

  /**
   * @param inPlace whether methods may be read where they are called
   */
  static Names of(CompilationUnitTree unit, boolean inPlace) {
    var names = new Names();
    names.scan(unit.getTypeDecls(), null);
    names.expressions.keySet().removeIf(name -> names.methods.get(name) > 1);
    names.expressions.keySet().retainAll(names.calls.stream().map(names::name).toList());
    names.calls.clear();
    if (!inPlace) {
      names.expressions.clear();
    }
    return names;
  }

  boolean isOwn(String name) {
    return own.contains(name);
  }

  boolean isReadInPlace(MethodTree method) {
    return expressions.get(method.getName().toString()) == method;
  }

  /** The method that is read in a call's place, if it is one. */
  Optional<MethodTree> readInPlace(MethodInvocationTree call) {
    return Optional.ofNullable(expressions.get(name(call)))
        .filter(method -> method.getParameters().size() == call.getArguments().size());
  }

  /** The expression that a body gives back, if it does nothing else. */
  static Optional<ExpressionTree> value(Tree body) {
    List<?> statements = body instanceof BlockTree block ? block.getStatements() : List.of();
    return statements.size() == 1 && statements.get(0) instanceof ReturnTree result
        ? Optional.ofNullable(result.getExpression())
        : Optional.empty();
  }

  /** The name of a method of the source itself, called as such; empty if it is another's. */
  private String name(MethodInvocationTree call) {
    Tree select = call.getMethodSelect();
    if (select instanceof MemberSelectTree member
        && member.getExpression() instanceof IdentifierTree of
        && (of.getName().contentEquals("this") || types.contains(of.getName().toString()))) {
      return member.getIdentifier().toString();
    }
    return select instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
  }

  @Override
  public Void visitVariable(VariableTree tree, Void none) {
    own.add(tree.getName().toString());
    return super.visitVariable(tree, none);
  }

  @Override
  public Void visitClass(ClassTree tree, Void none) {
    own.add(tree.getSimpleName().toString());
    types.add(tree.getSimpleName().toString());
    return super.visitClass(tree, none);
  }

  @Override
  public Void visitMethod(MethodTree tree, Void none) {
    String name = tree.getName().toString();
    own.add(name);
    methods.merge(name, 1, Integer::sum);
    boolean mine = tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
    if (mine && value(tree.getBody()).isPresent()) {
      expressions.put(name, tree);
    }
    return super.visitMethod(tree, none);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
    calls.add(tree);
    return super.visitMethodInvocation(tree, none);
  }
}
