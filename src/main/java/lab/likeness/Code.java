package lab.likeness;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source as a sequence of tokens: the nodes of its tree, from the outside in.
 *
 * @param tokens a hash for each
 * @param at where each stands in the source, in characters
 */
record Code(long[] tokens, int[] at) {
  private static final Code NONE = new Code(new long[0], new int[0]);
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Reads nothing, as only parsing is asked for; to open one for each source takes long. */
  private static final ThreadLocal<JavaFileManager> FILES =
      ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

  /** The tokens of a source; none if it cannot be parsed. */
  static Code of(String source) {
    try {
      return flat(types(source));
    } catch (IOException | RuntimeException | StackOverflowError e) { // nested without end
      return NONE;
    }
  }

  private static List<Node> types(String source) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("memory:///Piece.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            COMPILER.getTask(
                Writer.nullWriter(),
                FILES.get(),
                problem -> {},
                List.of("-proc:none"),
                null,
                List.of(file));
    CompilationUnitTree unit = task.parse().iterator().next();
    return Reader.read(unit, Trees.instance(task).getSourcePositions());
  }

  private static Code flat(List<Node> types) {
    List<Node> nodes = new ArrayList<>();
    types.forEach(type -> flatten(type, nodes));
    return new Code(
        nodes.stream().mapToLong(node -> Hashes.of(node.label())).toArray(),
        nodes.stream().mapToInt(Node::at).toArray());
  }

  private static void flatten(Node node, List<Node> nodes) {
    nodes.add(node);
    node.children().forEach(child -> flatten(child, nodes));
  }
}
