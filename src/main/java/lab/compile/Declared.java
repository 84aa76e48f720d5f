package lab.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The types that a source declares at its top, as the compiler's parser sees them. */
public final class Declared {
  /** What every declaration has, and much else. */
  private static final Pattern MAYBE =
      Pattern.compile("\\b(?:record|class|enum|interface)\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)");

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, Locale.ROOT, null);

  private Declared() {}

  /**
   * A type.
   *
   * @param start of its declaration in the source, with its modifiers
   * @param end behind it
   */
  public record Type(String name, int start, int end) {}

  /** Names that may be those of types, at the top or not, at no cost. */
  public static List<String> maybe(String source) {
    return MAYBE.matcher(source).results().map(found -> found.group(1)).distinct().toList();
  }

  /** The types, in their order; none if the source is beyond the parser. */
  public static synchronized List<Type> in(String source) {
    List<Type> types = new ArrayList<>();
    try {
      JavacTask task =
          (JavacTask)
              JAVAC.getTask(
                  Writer.nullWriter(), // where it would tell of its own end
                  FILES,
                  any -> {},
                  List.of("-proc:none"),
                  null,
                  List.of(new Text(source)));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree tree : unit.getTypeDecls()) {
          if (tree instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
            int start = (int) positions.getStartPosition(unit, type);
            int end = (int) positions.getEndPosition(unit, type);
            if (start >= 0 && end > start && end <= source.length()) {
              types.add(new Type(type.getSimpleName().toString(), start, end));
            }
          }
        }
      }
      return List.copyOf(types);
    } catch (IOException | RuntimeException | StackOverflowError e) { // it is not made for all
      return List.of();
    }
  }

  /** The same source with some of its types alone; the others are blank, so that no line moves. */
  public static String only(String source, List<Type> all, List<String> kept) {
    StringBuilder text = new StringBuilder(source);
    for (Type type : all) {
      if (!kept.contains(type.name())) {
        for (int i = type.start(); i < type.end(); i++) {
          if (text.charAt(i) != '\n') {
            text.setCharAt(i, ' ');
          }
        }
      }
    }
    return text.toString();
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
