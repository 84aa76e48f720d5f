package lab.grade.book;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Fingerprints of a source by winnowing: the compiler's parser takes it apart, names that the
 * source itself gives are made equal, every run of {@value #GRAM} parts is hashed, and of every
 * {@value #WINDOW} neighbours the smallest hash stays. So neither names nor spaces nor comments
 * count, and whatever two sources have in common over {@code GRAM + WINDOW − 1} parts is found.
 *
 * @see <a href="https://doi.org/10.1145/872757.872770">Schleimer, Wilkerson and Aiken, Winnowing:
 *     local algorithms for document fingerprinting (2003)</a>
 */
final class Fingerprints {
  private static final int GRAM = 16;
  private static final int WINDOW = 8;

  private Fingerprints() {}

  /**
   * A run of parts.
   *
   * @param from its first line, counted from 1
   * @param to its last line
   */
  record Fingerprint(long hash, int from, int to) {}

  private record Part(String text, int line) {}

  /** The fingerprints of a source, in its order; none if it cannot be taken apart. */
  static List<Fingerprint> of(String source) {
    try {
      return winnowed(parts(source));
    } catch (IOException | RuntimeException | StackOverflowError e) { // nested without end
      return List.of();
    }
  }

  private static List<Fingerprint> winnowed(List<Part> parts) {
    List<Fingerprint> grams = new ArrayList<>();
    for (int i = 0; i + GRAM <= parts.size(); i++) {
      grams.add(gram(parts.subList(i, i + GRAM)));
    }
    List<Fingerprint> kept = new ArrayList<>();
    int last = -1;
    for (int i = 0; i + WINDOW <= grams.size(); i++) {
      int least = i;
      for (int j = i + 1; j < i + WINDOW; j++) {
        least = grams.get(j).hash() <= grams.get(least).hash() ? j : least;
      }
      if (least != last) {
        kept.add(grams.get(least));
        last = least;
      }
    }
    return kept;
  }

  private static Fingerprint gram(List<Part> parts) {
    long hash = 1125899906842597L; // a large prime
    for (Part part : parts) {
      for (int i = 0; i < part.text.length(); i++) {
        hash = 31 * hash + part.text.charAt(i);
      }
      hash = 31 * hash + ' ';
    }
    // Mixed, so that the smallest is not always a run of the same kind.
    hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    int from = parts.stream().mapToInt(Part::line).min().orElse(1);
    int to = parts.stream().mapToInt(Part::line).max().orElse(1);
    return new Fingerprint(hash ^ hash >>> 29, from, to);
  }

  private static List<Part> parts(String source) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("memory:///Piece.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    Writer.nullWriter(),
                    null,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    List.of(file));
    CompilationUnitTree unit = task.parse().iterator().next();
    Set<String> own = new HashSet<>();
    new Declared().scan(unit, own);
    List<Part> parts = new ArrayList<>();
    new Taken(unit, Trees.instance(task).getSourcePositions(), own).scan(unit, parts);
    return parts;
  }

  /** Gathers the names that a source gives. */
  private static final class Declared extends TreeScanner<Void, Set<String>> {
    @Override
    public Void visitVariable(VariableTree tree, Set<String> names) {
      names.add(tree.getName().toString());
      return super.visitVariable(tree, names);
    }

    @Override
    public Void visitMethod(MethodTree tree, Set<String> names) {
      names.add(tree.getName().toString());
      return super.visitMethod(tree, names);
    }

    @Override
    public Void visitClass(ClassTree tree, Set<String> names) {
      names.add(tree.getSimpleName().toString());
      return super.visitClass(tree, names);
    }
  }

  /** Lists the parts of a source, from left to right: their kinds, and names of others' making. */
  private static final class Taken extends TreeScanner<Void, List<Part>> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Set<String> own;
    private int line = 1;

    Taken(CompilationUnitTree unit, SourcePositions positions, Set<String> own) {
      this.unit = unit;
      this.positions = positions;
      this.own = own;
    }

    @Override
    public Void scan(Tree tree, List<Part> parts) {
      if (tree == null || tree instanceof ImportTree || tree instanceof PackageTree) {
        return null;
      }
      long at = positions.getStartPosition(unit, tree);
      line = at < 0 ? line : (int) unit.getLineMap().getLineNumber(at);
      parts.add(new Part(tree.getKind() + name(tree), line));
      return super.scan(tree, parts);
    }

    private String name(Tree tree) {
      String name = "";
      if (tree instanceof IdentifierTree identifier) {
        name = identifier.getName().toString();
      } else if (tree instanceof MemberSelectTree select) {
        name = select.getIdentifier().toString();
      }
      return own.contains(name) ? "" : name;
    }
  }
}
