package lab.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/**
 * Runs a JShell script strictly: the first line that does not compile, or that throws, ends it.
 *
 * <p>The JShell tool itself would go on with the next line and report success. Snippets run in this
 * very program: they see its classes and their static state, and print where it prints.
 */
public final class ScriptRunner {
  /** What the JShell tool imports before it starts, so that a script runs there as it does here. */
  private static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.prefs.*",
          "java.util.regex.*",
          "java.util.stream.*");

  private final Path script;
  private final List<String> lines;
  private final JShell shell;
  private final List<Placed> placed = new ArrayList<>();

  /** A snippet and the line of the script on which it begins. */
  private record Placed(Snippet snippet, int line) {}

  private ScriptRunner(Path script, List<String> lines, JShell shell) {
    this.script = script;
    this.lines = lines;
    this.shell = shell;
  }

  /**
   * Runs a script from its first line to its last.
   *
   * @param script a text file in UTF-8, as {@code jshell} would take it, without its slash commands
   * @throws ScriptException at the first line that fails, with file, line, source and reason; or if
   *     the script cannot be read
   */
  public static void run(Path script) throws ScriptException {
    run(script, FinishedPieces.NONE.find());
  }

  static void run(Path script, FinishedPieces.Found pieces) throws ScriptException {
    List<String> lines = read(script);
    List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    pieces.classes().forEach(folder -> classPath.add(folder.toString()));
    JShell.Builder builder =
        JShell.builder()
            .executionEngine("local")
            .compilerOptions("-classpath", String.join(File.pathSeparator, classPath));
    try (JShell shell = builder.build()) {
      pieces.classes().forEach(folder -> shell.addToClasspath(folder.toString()));
      IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
      new ScriptRunner(script, lines, shell).run();
    }
  }

  private static List<String> read(Path script) throws ScriptException {
    try {
      return Files.readAllLines(script);
    } catch (NoSuchFileException e) {
      throw new ScriptException(script, "there is no such script", e);
    } catch (CharacterCodingException e) {
      throw new ScriptException(script, "the script must be text in UTF-8, but is not", e);
    } catch (IOException e) {
      throw new ScriptException(script, "the script cannot be read: " + Sentence.of(e), e);
    }
  }

  private void run() throws ScriptException {
    String pending = "";
    int first = 1;
    for (int i = 0; i < lines.size(); i++) {
      if (pending.isEmpty()) {
        first = i + 1;
      }
      pending += lines.get(i) + "\n";
      if (!continues(i + 1)) {
        String rest = evalComplete(pending, first);
        first += newlines(pending) - newlines(rest);
        pending = rest;
      }
    }
    if (!pending.isBlank()) {
      throw failure(first, "the script ends before this statement does", null);
    }
    requireAllResolved();
  }

  /** A line that begins with a dot cannot begin a statement: it goes on with the one before. */
  private boolean continues(int next) {
    return lines.stream()
        .skip(next)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .findFirst()
        .map(line -> line.startsWith("."))
        .orElse(false);
  }

  /** Evaluates what is complete and returns what is not. */
  private String evalComplete(String source, int line) throws ScriptException {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY:
          return "";
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE:
          return rest;
        default:
          eval(info.source(), line + newlines(source) - newlines(rest));
          rest = info.remaining();
      }
    }
    return "";
  }

  private void eval(String source, int line) throws ScriptException {
    int leading = source.length() - source.stripLeading().length();
    int first = line + newlines(source.substring(0, leading));
    for (SnippetEvent event : shell.eval(source.substring(leading))) {
      if (event.causeSnippet() != null) {
        continue; // an earlier snippet that this one completes or replaces
      }
      placed.add(new Placed(event.snippet(), first));
      if (event.status() == Status.REJECTED) {
        rejected(event.snippet(), first);
      }
      if (event.exception() != null) {
        thrown(event.snippet(), event.exception(), first);
      }
    }
  }

  private void rejected(Snippet snippet, int first) throws ScriptException {
    Diag error =
        shell
            .diagnostics(snippet)
            .filter(Diag::isError)
            .findFirst()
            .orElseThrow(() -> failure(first, "the compiler rejects it without a reason", null));
    int position = (int) Math.max(0, Math.min(error.getPosition(), snippet.source().length()));
    String reason =
        error
            .getMessage(null)
            .lines()
            .map(String::strip)
            .filter(part -> !part.startsWith("location:"))
            .collect(Collectors.joining("; "));
    int line = first + newlines(snippet.source().substring(0, position));
    throw failure(line, "does not compile: " + reason, null);
  }

  private void thrown(Snippet snippet, JShellException exception, int first)
      throws ScriptException {
    int line = first;
    for (StackTraceElement element : exception.getStackTrace()) {
      if (("#" + snippet.id()).equals(element.getFileName())) {
        line = first + element.getLineNumber() - 1; // the last one is the outermost: the statement
      }
    }
    if (exception instanceof UnresolvedReferenceException unresolved) {
      throw failure(line, undefined(unresolved.getSnippet()), exception);
    }
    String className = ((EvalException) exception).getExceptionClassName();
    throw failure(line, Sentence.of(className, exception.getMessage()), exception);
  }

  /** A reference to what comes later in the script is fine; to what never comes is not. */
  private void requireAllResolved() throws ScriptException {
    for (Placed at : placed) {
      Status status = shell.status(at.snippet());
      if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) {
        throw failure(at.line(), undefined((DeclarationSnippet) at.snippet()), null);
      }
    }
  }

  private String undefined(DeclarationSnippet snippet) {
    return shell
        .unresolvedDependencies(snippet)
        .collect(Collectors.joining(", ", "uses what is not defined: ", ""));
  }

  private ScriptException failure(int line, String sentence, Throwable cause) {
    return new ScriptException(script, line, lines.get(line - 1), sentence, cause);
  }

  private static int newlines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
