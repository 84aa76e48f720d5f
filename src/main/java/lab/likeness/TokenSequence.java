package lab.likeness;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.ToolProvider;
import lab.base.SourceInMemory;

/**
 * A source as a sequence of hashed tokens: the nodes of its normalised tree, from the outside in.
 *
 * @param tokens a hash for each
 * @param at where each stands in the source, in characters
 */
record TokenSequence(long[] tokens, int[] at) {
  private static final TokenSequence NONE = new TokenSequence(new long[0], new int[0]);
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Reads nothing, as only parsing is asked for; to open one for each source takes long. */
  private static final ThreadLocal<JavaFileManager> FILES =
      ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

  /** The tokens of a source; none if it cannot be parsed. */
  static TokenSequence of(String source) {
    return of(List.of(source)).get(0);
  }

  /** The tokens of each source. All are parsed at once, as each start of a parser takes a while. */
  static List<TokenSequence> of(List<String> sources) {
    try {
      return parsed(sources);
    } catch (IOException | RuntimeException | StackOverflowError e) { // nested without end
      return sources.size() > 1
          ? sources.stream().map(TokenSequence::of).toList()
          : sources.stream().map(any -> NONE).toList();
    }
  }

  private static List<TokenSequence> parsed(List<String> sources) throws IOException {
    if (sources.isEmpty()) {
      return List.of();
    }
    List<SourceInMemory> files = new ArrayList<>();
    Map<URI, Integer> numbers = new HashMap<>(); // the compiler gives back a file in a wrapping
    for (String source : sources) {
      var file = new SourceInMemory("", "Piece" + files.size(), source);
      numbers.put(file.toUri(), files.size());
      files.add(file);
    }
    JavacTask task =
        (JavacTask)
            COMPILER.getTask(
                Writer.nullWriter(),
                FILES.get(),
                problem -> {},
                List.of("-proc:none"),
                null,
                files);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    TokenSequence[] codes = new TokenSequence[sources.size()];
    Arrays.fill(codes, NONE); // a file that could not even be begun has no tree
    for (CompilationUnitTree unit : task.parse()) {
      codes[numbers.get(unit.getSourceFile().toUri())] = flat(Reader.read(unit, positions));
    }
    return List.of(codes);
  }

  private static TokenSequence flat(List<Node> types) {
    List<Node> nodes = new ArrayList<>();
    types.forEach(type -> flatten(type, nodes));
    return new TokenSequence(
        nodes.stream().mapToLong(node -> Hashes.of(node.label())).toArray(),
        nodes.stream().mapToInt(Node::at).toArray());
  }

  private static void flatten(Node node, List<Node> nodes) {
    nodes.add(node);
    node.children().forEach(child -> flatten(child, nodes));
  }
}
