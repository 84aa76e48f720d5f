package lab.practice;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import lab.base.SourceInMemory;
import org.apache.commons.io.function.Uncheck;

/**
 * Makes a stub of a reference: the same file without its answers.
 *
 * <p>Answers are found in the syntax tree, without markers: the body of a method with
 * {@code @Exercise}, whatever is private, as its helper, and a {@code @Shortcut}. Only what is cut
 * changes, so a formatted reference gives a formatted stub.
 */
public final class Stub {
  /** The names by which Javadoc needs an import. */
  private static final Pattern JAVADOC_REFERENCE =
      Pattern.compile("(?:\\{@link(?:plain)?|\\{@value|@see|@throws)[\\s*]+(\\w+)");

  private static final String BEGIN = "// BEGIN SOLUTION";
  private static final String END = "// END SOLUTION";

  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private Stub(String source) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    problem -> {},
                    null,
                    null,
                    List.of(new SourceInMemory("", "Reference", source)));
    this.source = source;
    this.unit = Uncheck.get(task::parse).iterator().next();
    this.positions = Trees.instance(task).getSourcePositions();
  }

  /**
   * The stub of a reference.
   *
   * @param reference source of one top-level type of package {@code reference}
   * @return source of the same type in package {@code mine}
   */
  public static String of(String reference) {
    return new Stub(new Stub(reference).withoutAnswers()).withFewestImports();
  }

  /**
   * What a student is to write, in a reference or in a piece of mine: the methods of the exercises,
   * and whatever is private.
   *
   * @return the lines of each, without annotations and without the type's indentation
   */
  public static List<String> answer(String source) {
    Stub stub = new Stub(source);
    ClassTree type = (ClassTree) stub.unit.getTypeDecls().get(0);
    List<String> lines = new ArrayList<>();
    for (Tree member : type.getMembers()) {
      boolean wanted =
          !isComponent(member, type)
              && (modifiers(member).getFlags().contains(Modifier.PRIVATE)
                  || member instanceof MethodTree method && exercise(method).isPresent());
      if (wanted) {
        lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
        "  "
            .concat(source.substring(stub.start(member), stub.end(member)))
            .stripIndent()
            .lines()
            .filter(line -> !line.startsWith("@"))
            .forEach(lines::add);
      }
    }
    return lines;
  }

  /**
   * A reference as package {@code mine} has it, whose answers stand between lines with {@code BEGIN
   * SOLUTION} and {@code END SOLUTION}: nbgrader puts its own line in place of each, and what
   * remains compiles and throws its {@code Todo}. What is a {@code @Shortcut} is left out.
   */
  public static String marked(String reference) {
    Stub solved = new Stub(new Stub(reference).withMarks());
    Imports few = new Stub(of(reference)).imports(Set.of());
    Imports rest = solved.imports(Set.of()).without(few);
    String block =
        few.block() + (rest.isEmpty() ? "" : "\n" + BEGIN + "\n" + rest.block() + "\n" + END);
    return solved.withImports(block);
  }

  private String withMarks() {
    ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
    List<Cut> cuts = new ArrayList<>();
    cuts.add(new Cut(start(unit.getPackageName()), end(unit.getPackageName()), "mine"));
    cuts.addAll(shortcutInterfaces(type));
    int before = beforeMembers(type);
    boolean open = false; // a region of private members
    for (Tree member : type.getMembers()) {
      if (isComponent(member, type)) {
        continue;
      }
      boolean hidden = modifiers(member).getFlags().contains(Modifier.PRIVATE);
      if (open != hidden) {
        cuts.add(new Cut(before, before, open ? "\n  " + END : "\n\n  " + BEGIN));
        open = hidden;
      }
      if (isShortcut(member)) {
        cuts.add(new Cut(before, end(member), ""));
      } else if (member instanceof MethodTree method && exercise(method).isPresent()) {
        cuts.add(new Cut(start(method.getBody()), end(method), markedBody(type, method)));
      }
      before = end(member);
    }
    if (open) {
      cuts.add(new Cut(before, before, "\n  " + END));
    }
    return apply(cuts);
  }

  /** The condition is there since Java takes no statement that can never be reached. */
  private String markedBody(ClassTree type, MethodTree method) {
    String body = source.substring(start(method.getBody()) + 1, end(method.getBody()) - 1);
    List<? extends StatementTree> statements = method.getBody().getStatements();
    boolean returns =
        !statements.isEmpty() && statements.get(statements.size() - 1) instanceof ReturnTree;
    return "{\n    %s\n    if (true) {%s%s    }\n    %s\n    throw lab.%s;\n  }"
        .formatted(
            BEGIN,
            body.replaceAll("\n(?=[^\n])", "\n  ").stripTrailing() + "\n",
            returns ? "" : "      return;\n",
            END,
            todo(type, method));
  }

  private static String todo(ClassTree type, MethodTree method) {
    return "Todo.task(\"%s\", \"%s.%s\")"
        .formatted(exercise(method).orElseThrow(), type.getSimpleName(), method.getName());
  }

  private List<Cut> shortcutInterfaces(ClassTree type) {
    return type.getImplementsClause().stream()
        .filter(Stub::isShortcut)
        .map(kept -> new Cut(source.lastIndexOf(',', start(kept)), end(kept), ""))
        .toList();
  }

  private int beforeMembers(ClassTree type) {
    return source.indexOf(" {\n", start(type)) + 2;
  }

  /** Where a text is replaced by another. */
  private record Cut(int from, int to, String by) {}

  private String withoutAnswers() {
    List<Cut> cuts = new ArrayList<>();
    cuts.add(new Cut(start(unit.getPackageName()), end(unit.getPackageName()), "mine"));
    ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
    cuts.addAll(shortcutInterfaces(type));
    int before = beforeMembers(type);
    for (Tree member : type.getMembers()) {
      if (isComponent(member, type)) {
        continue;
      }
      if (modifiers(member).getFlags().contains(Modifier.PRIVATE) || isShortcut(member)) {
        cuts.add(new Cut(before, end(member), ""));
      } else if (member instanceof MethodTree method) {
        exercise(method)
            .map(id -> "{\n    throw %s;\n  }".formatted(todo(type, method)))
            .ifPresent(body -> cuts.add(new Cut(start(method.getBody()), end(method), body)));
      }
      before = end(member);
    }
    return apply(cuts);
  }

  private String withFewestImports() {
    return withImports(imports(Set.of("lab.Todo")).block());
  }

  private String withImports(String block) {
    List<? extends ImportTree> imports = unit.getImports();
    int end = end(imports.get(imports.size() - 1));
    return apply(List.of(new Cut(start(imports.get(0)), end, block)));
  }

  /** Names that are imported, in their order. */
  private record Imports(SortedSet<String> statics, SortedSet<String> types) {
    boolean isEmpty() {
      return statics.isEmpty() && types.isEmpty();
    }

    Imports without(Imports others) {
      SortedSet<String> moreStatics = new TreeSet<>(statics);
      SortedSet<String> moreTypes = new TreeSet<>(types);
      moreStatics.removeAll(others.statics);
      moreTypes.removeAll(others.types);
      return new Imports(moreStatics, moreTypes);
    }

    String block() {
      StringBuilder block = new StringBuilder();
      statics.forEach(name -> block.append("import static ").append(name).append(";\n"));
      block.append(statics.isEmpty() ? "" : "\n");
      types.forEach(name -> block.append("import ").append(name).append(";\n"));
      return block.toString().stripTrailing();
    }
  }

  /**
   * The imports that the code or its Javadoc needs.
   *
   * @param more types that are imported besides
   */
  private Imports imports(Set<String> more) {
    Set<String> used = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        used.add(identifier.getName().toString());
        return null;
      }
    }.scan(unit.getTypeDecls(), null);
    JAVADOC_REFERENCE.matcher(source).results().forEach(match -> used.add(match.group(1)));

    SortedSet<String> statics = new TreeSet<>();
    SortedSet<String> types = new TreeSet<>(more);
    for (ImportTree line : unit.getImports()) {
      String name = line.getQualifiedIdentifier().toString();
      if (used.contains(name.substring(name.lastIndexOf('.') + 1))) {
        (line.isStatic() ? statics : types).add(name);
      }
    }
    return new Imports(statics, types);
  }

  /** From the last to the first, so that the positions before stay what they are. */
  private String apply(List<Cut> cuts) {
    StringBuilder text = new StringBuilder(source);
    cuts.stream()
        .sorted(Comparator.comparingInt(Cut::from).thenComparing(Cut::to).reversed())
        .forEach(cut -> text.replace(cut.from(), cut.to(), cut.by()));
    return text.toString();
  }

  /** The syntax tree lists a record's components among its members. */
  private static boolean isComponent(Tree member, ClassTree type) {
    return type.getKind() == Tree.Kind.RECORD
        && member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private static ModifiersTree modifiers(Tree member) {
    if (member instanceof MethodTree method) {
      return method.getModifiers();
    }
    return member instanceof VariableTree field
        ? field.getModifiers()
        : ((ClassTree) member).getModifiers();
  }

  private static boolean isShortcut(Tree tree) {
    List<? extends AnnotationTree> marks =
        tree instanceof IdentifierTree
            ? List.of()
            : tree instanceof AnnotatedTypeTree type
                ? type.getAnnotations()
                : modifiers(tree).getAnnotations();
    return marks.stream().anyMatch(mark -> mark.getAnnotationType().toString().equals("Shortcut"));
  }

  /** The id that stands in a method's {@code @Exercise}. */
  private static Optional<String> exercise(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .filter(mark -> mark.getAnnotationType().toString().equals("Exercise"))
        .map(AnnotationTree::getArguments)
        .map(arguments -> (LiteralTree) arguments.get(0))
        .map(id -> (String) id.getValue())
        .findFirst();
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
