package lab.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import lab.base.SourceInMemory;
import lab.script.Home;

/**
 * Finds what is written above a declaration, as plain text. JShell has that of the JDK, where its
 * sources are installed; the lab's own stand in the project.
 */
final class Javadoc {
  private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
  private static final Pattern TAG = Pattern.compile("<[/\\w][^>]*>");

  /**
   * Such as {@code Figure Plots.curves(Run run)}, {@code reference.Adam()}, {@code lab.Network}.
   */
  private static final Pattern SIGNATURE =
      Pattern.compile("(?:.* )?((?:\\w+\\.)*\\w+)(?:\\((.*)\\))?");

  private final Home home;
  private Map<String, Path> sources; // by the simple names of their classes

  /** Knows the sources of a project. */
  Javadoc(Home home) {
    this.home = home;
  }

  /** The text of a declaration; empty if its source is not at hand. */
  String of(Documentation declaration) {
    String raw = declaration.javadoc();
    return raw == null || raw.isBlank()
        ? own(declaration.signature()).map(Javadoc::plain).orElse("")
        : plain(raw);
  }

  private Optional<String> own(String signature) {
    Matcher matcher = SIGNATURE.matcher(signature);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> path = List.of(matcher.group(1).split("\\."));
    String last = path.get(path.size() - 1);
    boolean isMethod = matcher.group(2) != null && Character.isLowerCase(last.charAt(0));
    if (isMethod && path.size() < 2) {
      return Optional.empty();
    }
    String type = isMethod ? path.get(path.size() - 2) : last;
    try {
      Path file = sources().get(type);
      return file == null
          ? Optional.empty()
          : written(file, type, isMethod ? last : "", parameters(matcher.group(2)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // an explanation is no more than a help
    }
  }

  /** The names of parameters, which are the last word of each. */
  private static List<String> parameters(String list) {
    return list == null || list.isBlank()
        ? List.of()
        : Stream.of(list.split(", (?![^<]*>)")).map(one -> one.replaceFirst(".*\\s", "")).toList();
  }

  private Map<String, Path> sources() throws IOException {
    if (sources == null) {
      Map<String, Path> found = new TreeMap<>();
      for (String root : List.of("labs/mine", "solutions/reference", "src/main/java")) {
        Path folder = home.root().resolve(root);
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(
                    file -> found.put(file.getFileName().toString().replace(".java", ""), file));
          }
        }
      }
      sources = found;
    }
    return sources;
  }

  private static Optional<String> written(
      Path file, String type, String method, List<String> parameters) throws IOException {
    SourceInMemory source = new SourceInMemory("", type, Files.readString(file));
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of(), null, List.of(source));
    DocTrees comments = DocTrees.instance(task);
    List<String> found = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
          if (method.isEmpty() && tree.getSimpleName().contentEquals(type)) {
            keep(getCurrentPath());
          }
          return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
          List<String> names =
              tree.getParameters().stream()
                  .map(VariableTree::getName)
                  .map(Object::toString)
                  .toList();
          if (tree.getName().contentEquals(method) && names.equals(parameters)) {
            keep(getCurrentPath());
          }
          return super.visitMethod(tree, nothing);
        }

        private void keep(TreePath path) {
          Optional.ofNullable(comments.getDocComment(path)).ifPresent(found::add);
        }
      }.scan(unit, null);
    }
    return found.stream().findFirst();
  }

  /** Without HTML's tags and Javadoc's marks. */
  static String plain(String javadoc) {
    String text = javadoc.replaceAll("(?m)^ ", "").replaceAll("<(p|br|li)>", "\n");
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = INLINE.matcher(text).replaceAll("$1");
    }
    return TAG.matcher(text)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
