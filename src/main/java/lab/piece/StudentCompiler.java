package lab.piece;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import lab.base.ClassesInMemory;
import lab.base.SourceInMemory;

/**
 * Compiles pieces of package {@code mine} in memory, each as if it stood alone: an error in one
 * stops no other, yet a piece may use its siblings. Warnings stop nobody.
 *
 * <p>The second time is several times faster than the first: keep one of these.
 */
public final class StudentCompiler implements PieceCompiler.Javac {
  /** The names of packages, which say nothing to those who imported their classes. */
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files =
      javac.getStandardFileManager(null, Locale.ROOT, null);

  private final List<String> options;
  private final Predicate<String> hidden;

  private StudentCompiler(List<Path> libraries, Predicate<String> hidden) {
    this.options = options(libraries);
    this.hidden = hidden;
  }

  /**
   * Not --release, which insists on a file manager of its own, and opens another Java each time.
   */
  private static List<String> options(List<Path> libraries) {
    return List.of(
        "-proc:none",
        "-source",
        "17",
        "-target",
        "17",
        "-Xlint:none",
        "-nowarn",
        "-g",
        "-parameters",
        "-Xprefer:source",
        "-implicit:class",
        "-classpath",
        libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  /** One that sees what every piece may: Java, the contracts and ND4J. */
  public static StudentCompiler ofPieces() {
    return new StudentCompiler(Libraries.ofPieces(), Borrowed::holds);
  }

  /** One that sees all there is, for what is run by scripts and not checked. */
  public static StudentCompiler ofAll() {
    String all = System.getProperty("java.class.path");
    return new StudentCompiler(
        Stream.of(all.split(File.pathSeparator)).map(Path::of).toList(), name -> false);
  }

  @Override
  public Map<String, Compiled> compile(Map<String, String> sources, Set<String> wanted) {
    Map<String, Compiled> results = new TreeMap<>();
    if (wanted.isEmpty()) {
      return results;
    }
    Compiled together = once(sources, wanted);
    if (!together.failed() || wanted.size() == 1) {
      wanted.forEach(piece -> results.put(piece, together));
      return results;
    }
    Set<String> broken = new TreeSet<>(wanted);
    broken.retainAll(together.errors().stream().map(CompileError::piece).toList());
    Set<String> alone = broken.isEmpty() ? wanted : broken;
    alone.forEach(piece -> results.put(piece, once(sources, Set.of(piece))));
    Set<String> rest = new TreeSet<>(wanted);
    rest.removeAll(alone);
    results.putAll(compile(sources, rest));
    return results;
  }

  private synchronized Compiled once(Map<String, String> sources, Set<String> wanted) {
    Memory memory = new Memory(sources);
    List<CompileError> errors = new ArrayList<>();
    boolean done =
        javac
            .getTask(
                null,
                memory,
                problem -> {
                  if (problem.getKind() == Diagnostic.Kind.ERROR) {
                    errors.add(error(problem, wanted));
                  }
                },
                options,
                null,
                wanted.stream().map(memory::source).toList())
            .call();
    if (!done && errors.isEmpty()) { // it gives up without a word when its own stack ends
      errors.add(brokeDown(wanted.iterator().next()));
    }
    return Compiled.of(memory.classes(), List.copyOf(errors));
  }

  private static CompileError brokeDown(String piece) {
    String message = "the compiler broke down: look for something nested very deeply";
    return new CompileError(piece, 1, 0, message, "", Optional.empty());
  }

  private static CompileError error(
      Diagnostic<? extends JavaFileObject> problem, Set<String> wanted) {
    String message = PACKAGE.matcher(problem.getMessage(Locale.ROOT)).replaceAll("");
    if (!(problem.getSource() instanceof SourceInMemory source)) {
      return new CompileError(
          wanted.iterator().next(), 1, 0, oneLine(message), "", Optional.empty());
    }
    String text = source.getCharContent(true);
    int at = (int) Math.max(0, Math.min(problem.getPosition(), text.length()));
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    return new CompileError(
        source.type(),
        Math.max(1, problem.getLineNumber()),
        at - start,
        oneLine(message),
        line,
        CompileHint.of(problem.getCode(), message, text, at));
  }

  /** Without the place, which stands in the source, and the methods that do not fit either. */
  private static String oneLine(String message) {
    return message
        .lines()
        .map(part -> part.strip().replaceAll("\\s+", " "))
        .takeWhile(part -> !part.startsWith("location:") && !part.startsWith("method "))
        .collect(Collectors.joining("; "));
  }

  /** Sources from memory, classes into memory, everything else as usual. */
  private final class Memory extends ClassesInMemory {
    private final Map<String, SourceInMemory> sources = new TreeMap<>();

    Memory(Map<String, String> all) {
      super(files);
      all.forEach((piece, text) -> sources.put(piece, new SourceInMemory("mine/", piece, text)));
    }

    SourceInMemory source(String piece) {
      return sources.get(piece);
    }

    @Override
    public boolean hasLocation(Location location) {
      return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String name, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      if (location != StandardLocation.SOURCE_PATH) {
        // The class path may hold the same pieces, as an IDE compiled them some time ago.
        boolean unseen = name.equals("mine") || hidden.test(name);
        return unseen && location == StandardLocation.CLASS_PATH
            ? List.of()
            : super.list(location, name, kinds, recurse);
      }
      return name.equals("mine") ? List.copyOf(sources.values()) : List.of();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof SourceInMemory source
          ? "mine." + source.type()
          : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
      return a == b;
    }
  }
}
