package lab.script;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import lab.base.StandardStreams;
import lab.terminal.Printable;
import lab.terminal.Prose;
import lab.terminal.Sentence;
import lab.terminal.TeeStream;
import lab.terminal.Tokens;
import lab.terminal.Tokens.Token;
import lab.terminal.Width;

/**
 * A JShell that runs inside this program: snippets see its classes and their static state, and
 * print where it prints.
 */
public final class Session implements AutoCloseable {
  /**
   * The packages of the lab that are imported where no script says which: in the stock JShell, in a
   * notebook.
   */
  public static final List<String> LAB =
      List.of(
          "lab.*",
          "lab.check.*",
          "lab.classify.*",
          "lab.data.*",
          "lab.plot.*",
          "lab.report.*",
          "lab.search.*",
          "lab.train.*",
          "org.nd4j.linalg.api.ndarray.INDArray",
          "org.nd4j.linalg.factory.Nd4j",
          "reference.*");

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

  /** How a line begins that cannot be the first of a statement. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "\\.|[*%=&|^?:,]|/(?![/*\\w])|[<>]=? |[-+] |!=|(?:else|catch|finally|instanceof)\\b");

  private static final long STOP_TIMEOUT_MILLIS = 1500; // milliseconds, from asking to force
  private static final int INTERRUPTED = 130; // the exit code of what a shell's Ctrl-C has ended

  private final Engine engine = new Engine();
  private final JShell shell;
  private final Supplier<String> again;
  private final List<Placed> placed = new ArrayList<>();
  private final Thread farewell = new Thread(this::sayWhatEndsIt);
  private volatile boolean interrupted;
  private volatile Statement evaluating;
  private volatile Task running;
  private volatile Task unending; // forced, and going on all the same

  /** What can be ended from outside: it is asked to, and after a while it is forced. */
  private record Task(Runnable ask, Runnable force) {}

  /** A snippet and the line on which it begins. */
  private record Placed(Snippet snippet, int line) {}

  /**
   * The result of a statement.
   *
   * @param snippets the statement as JShell keeps it: more than one where it declares several
   *     variables
   * @param value as JShell shows it; empty if there is none
   * @param printed what it wrote to standard output
   */
  public record Result(List<Snippet> snippets, String value, String printed) {
    /** The last of its snippets; null if there is none. */
    public Snippet snippet() {
      return snippets.isEmpty() ? null : snippets.get(snippets.size() - 1);
    }

    /** What an expectation is held against. */
    public String shown() {
      return printed.isBlank() ? value : printed;
    }
  }

  /**
   * Opens a session.
   *
   * @param more where classes are beside the program's own
   * @param again what is said behind the sentence that a statement ended the program; may be empty
   */
  Session(List<Path> more, Supplier<String> again) {
    this.again = again;
    shell = JShell.builder().executionEngine(provider(), Map.of()).build();
    // Not as an option of the compiler, which would hide all that is added later.
    shell.addToClasspath(classPath(more));
    IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    Runtime.getRuntime().addShutdownHook(farewell);
  }

  /** The program's own class path, and more behind it. */
  public static String classPath(List<Path> more) {
    return Stream.concat(Stream.of(System.getProperty("java.class.path")), more.stream())
        .map(Object::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private ExecutionControlProvider provider() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "lab";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return engine;
      }
    };
  }

  @Override
  public void close() {
    shell.close();
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      // the program is ending already
    }
  }

  /** A snippet that ends the program takes the rest of the script with it, and so must say so. */
  private void sayWhatEndsIt() {
    Statement last = evaluating;
    if (last != null && engine.callsExit()) {
      String source = Printable.of(last.source().lines().findFirst().orElse(""));
      tell(
          "\"%s\" ended the program: nothing behind it was run. %s".formatted(source, again.get()));
    }
  }

  private static void tell(String sentences) {
    Prose.wrap(sentences.strip(), Width.columns(100) - 1).forEach(System.err::println);
  }

  /** JShell's own analysis of what is being typed. */
  public SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  /** The variables that there are, as they were declared for the first time. */
  public List<VarSnippet> variables() {
    List<String> names = placed.stream().map(at -> name(at.snippet())).distinct().toList();
    return shell
        .variables()
        .filter(variable -> shell.status(variable) == Status.VALID)
        .sorted(Comparator.comparingInt(variable -> names.indexOf(variable.name())))
        .toList();
  }

  private static String name(Snippet snippet) {
    return snippet instanceof VarSnippet variable ? variable.name() : "";
  }

  /**
   * A variable's value in a few words. It may take long to say what it is, even for ever, so that
   * this can be interrupted as a statement can.
   *
   * @param width see {@link Values#brief(Object, int)}
   */
  public String told(VarSnippet variable, int width) {
    Object value = value(variable);
    return asked(() -> Values.brief(value, width), "(interrupted)");
  }

  /** A variable's value itself. */
  public Object value(VarSnippet variable) {
    shell.varValue(variable);
    return engine.seen();
  }

  /**
   * Asks a value something. It may be of a learner's own making and take long to answer, even for
   * ever, so that this can be interrupted as a statement can.
   *
   * @param question must not fail
   * @param interrupted what is given where it is interrupted
   */
  public <T> T asked(Supplier<T> question, T interrupted) {
    CompletableFuture<T> told = new CompletableFuture<>();
    Thread teller = new Thread(() -> told.complete(question.get()), "value");
    teller.setDaemon(true);
    running = new Task(teller::interrupt, () -> told.complete(interrupted));
    teller.start();
    try {
      return told.join();
    } finally {
      running = null;
    }
  }

  /** The values that all variables have, by their names; without those that are null. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (VarSnippet variable : variables()) {
      Object value = value(variable);
      if (value != null) {
        values.put(variable.name(), value);
      }
    }
    return values;
  }

  /**
   * Gives variables their values again. JShell declares a variable anew, and empties it, where a
   * class that it was made with is another from now on.
   *
   * @param before from {@link #values}
   * @return the declared variables that cannot have them again, since their type is another, too
   */
  public List<String> putBack(Map<String, Object> before) {
    Map<String, VarSnippet> now =
        variables().stream().collect(Collectors.toMap(VarSnippet::name, Function.identity()));
    List<String> lost = new ArrayList<>();
    before.forEach(
        (name, value) -> {
          VarSnippet variable = now.get(name);
          boolean isLost = variable == null || value(variable) == null && !engine.putBack(value);
          if (isLost && !name.startsWith("$")) {
            lost.add(name);
          }
        });
    return lost;
  }

  /** Where a snippet of {@link Snippet#id id} begins, and so where its lines are counted from. */
  public OptionalInt lineOf(String id) {
    return placed.stream()
        .filter(at -> at.snippet().id().equals(id))
        .mapToInt(Placed::line)
        .findFirst();
  }

  /**
   * Lets statements use more classes.
   *
   * @param classes folders or jars; what has been used of one already stays as it was
   */
  public void see(List<Path> classes) {
    classes.forEach(place -> shell.addToClasspath(place.toString()));
  }

  /** Whether a variable waits to be filled: a collection of nothing, an array of zeros or nulls. */
  public boolean isEmpty(VarSnippet variable) {
    Object value = value(variable);
    try {
      return value instanceof Collection<?> all && all.isEmpty()
          || value instanceof Map<?, ?> map && map.isEmpty()
          || value != null && value.getClass().isArray() && isFresh(value);
    } catch (RuntimeException | Error e) { // a collection of the learner's own making
      return false;
    }
  }

  private static boolean isFresh(Object array) {
    Object fresh = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
    return Arrays.deepEquals(new Object[] {array}, new Object[] {fresh});
  }

  /** The variable of this name, if there is one. */
  public Optional<VarSnippet> variable(String name) {
    return variables().stream().filter(variable -> variable.name().equals(name)).findFirst();
  }

  /**
   * Splits code into statements. The parser gets one more line at a time until a statement is
   * complete, since an analysis of it all trips over expressions without a semicolon.
   *
   * @throws StatementException if the last statement does not end
   */
  public List<Statement> split(Script.Code code) throws StatementException {
    List<Statement> statements = new ArrayList<>();
    List<String> lines = code.text().lines().toList();
    String pending = "";
    int first = code.line();
    for (int i = 0; i < lines.size(); i++) {
      if (pending.isEmpty()) {
        first = code.line() + i;
      }
      if (pending.isBlank() && Statement.isCommand(lines.get(i))) {
        statements.add(command(lines.get(i).strip(), code.line() + i));
        pending = "";
        continue;
      }
      pending += lines.get(i) + "\n";
      if (!continues(lines, i + 1)) {
        String rest = takeComplete(pending, first, statements);
        first += Tokens.newlines(pending) - Tokens.newlines(rest);
        pending = rest;
      }
    }
    if (!pending.isBlank()) {
      throw unfinished(statement(pending, first, false), first);
    }
    return withExpectations(statements, code);
  }

  /** A line that cannot begin a statement goes on with the one before. */
  private static boolean continues(List<String> lines, int next) {
    return lines.stream()
        .skip(next)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .findFirst()
        .map(line -> GOES_ON.matcher(line).lookingAt())
        .orElse(false);
  }

  /** Adds what is complete to the statements, and returns what is not. */
  private String takeComplete(String source, int line, List<Statement> statements) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis().analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY:
          return "";
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE:
          return rest;
        default:
          int at = line + Tokens.newlines(source) - Tokens.newlines(rest);
          boolean ended =
              info.completeness() == Completeness.COMPLETE && Tokens.endsWith(';', info.source());
          statements.add(statement(info.source(), at, ended));
          rest = info.remaining();
      }
    }
    return "";
  }

  /**
   * A command of the stock shell: {@code /exit} is taken, the others are named.
   *
   * @throws StatementException if it is another one
   */
  private static Statement command(String command, int line) throws StatementException {
    Statement statement = new Statement(command, line, true, List.of());
    if (!statement.isExit()) {
      String name = command.split("\\s", 2)[0];
      String then =
          name.startsWith("/o")
              ? "labs/lab run FILE runs that script, by itself"
              : "leave it out, or use labs/lab shell";
      throw new StatementException(
          line, "%s is a command of the stock JShell, and no Java: %s".formatted(name, then), null);
    }
    return statement;
  }

  private static Statement statement(String source, int line, boolean ended) {
    int leading = source.length() - source.stripLeading().length();
    int first = line + Tokens.newlines(source.substring(0, leading));
    return new Statement(source.substring(leading), first, ended, List.of());
  }

  private static StatementException unfinished(Statement statement, int first) {
    Optional<Token> open = Tokens.unclosed(statement.source());
    String missing =
        open.map(
                bracket ->
                    "a %s is missing, for the %s on line %d"
                        .formatted(
                            ")]}".charAt("([{".indexOf(bracket.text())),
                            bracket.text(),
                            statement.line()
                                + Tokens.newlines(statement.source().substring(0, bracket.from()))))
            .orElse("it may be that a ; is missing, or the rest of an expression");
    return new StatementException(
        statement.line(), "the statement that begins here does not end: " + missing, null);
  }

  /** A comment that says what is shown belongs to the last statement begun on its line or above. */
  private static List<Statement> withExpectations(List<Statement> statements, Script.Code code) {
    List<List<String>> expected =
        statements.stream().map(statement -> (List<String>) new ArrayList<String>()).toList();
    for (Token comment : Tokens.comments(code.text())) {
      if (Statement.MARK.matcher(comment.text()).lookingAt()) {
        int line = code.line() + Tokens.newlines(code.text().substring(0, comment.from()));
        int above = (int) statements.stream().filter(one -> one.line() <= line).count();
        if (above > 0) {
          expected
              .get(above - 1)
              .add(Statement.MARK.matcher(comment.text()).replaceFirst("").strip());
        }
      }
    }
    List<Statement> all = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement one = statements.get(i);
      all.add(new Statement(one.source(), one.line(), one.ended(), expected.get(i)));
    }
    return all;
  }

  /**
   * Runs a statement.
   *
   * @param to where goes what it writes to standard output
   * @throws StatementException if it does not compile, throws, or is interrupted
   */
  public Result eval(Statement statement, OutputStream to) throws StatementException {
    interrupted = false;
    evaluating = statement;
    running = new Task(engine::interrupt, shell::stop);
    try (TeeStream echo = new TeeStream(to);
        StandardStreams.Redirection teed =
            StandardStreams.out(new PrintStream(echo, true, StandardCharsets.UTF_8))) {
      Result result = evalInto(echo, statement);
      if (interrupted) {
        throw StatementException.interruption(statement.line(), null);
      }
      return result;
    } catch (IOException e) {
      throw new IllegalStateException("standard output cannot be written to", e);
    } catch (RuntimeException
        | Error e) { // an exception whose own message fails, a compiler's limit
      throw new StatementException(
          statement.line(), "JShell cannot run this: " + Sentence.of(e), e);
    } finally {
      running = null;
      evaluating = null;
    }
  }

  private Result evalInto(TeeStream echo, Statement statement) throws StatementException {
    List<Snippet> snippets = new ArrayList<>();
    String value = "";
    for (SnippetEvent event : shell.eval(statement.source())) {
      if (event.causeSnippet() != null) {
        continue; // an earlier snippet that this one completes or replaces
      }
      Snippet last = event.snippet();
      snippets.add(last);
      placed.add(new Placed(last, statement.line()));
      if (event.status() == Status.REJECTED) {
        throw rejected(last, statement.line());
      }
      if (event.exception() != null) {
        throw thrown(last, event.exception(), statement.line());
      }
      value = event.value() == null ? "" : event.value();
    }
    return new Result(snippets, value, echo.text());
  }

  /**
   * Ends what is running, if anything is: asks it to, and after a while does so by force. What
   * catches even that is told, and who asks again then ends the program. Called from another
   * thread.
   */
  void interrupt() {
    Task asked = running;
    if (asked == null) {
      return;
    }
    if (asked == unending) {
      System.exit(INTERRUPTED);
    }
    interrupted = true;
    asked.ask().run();
    whileItRuns(
        asked,
        () -> {
          asked.force().run();
          whileItRuns(asked, () -> giveUp(asked));
        });
  }

  private void whileItRuns(Task task, Runnable then) {
    CompletableFuture.delayedExecutor(STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (running == task) {
                then.run();
              }
            });
  }

  private void giveUp(Task task) {
    if (unending != task) {
      unending = task;
      tell(
          "This does not end, whatever it is told: one more interrupt ends the program. "
              + again.get());
    }
  }

  private StatementException rejected(Snippet snippet, int first) {
    if (GOES_ON.matcher(snippet.source()).lookingAt()) {
      String begin = Tokens.of(snippet.source()).get(0).text();
      return new StatementException(
          first,
          "no statement begins with %s: write it on the line of what it goes on with, since that was complete without it"
              .formatted(begin),
          null);
    }
    Optional<Diag> error = shell.diagnostics(snippet).filter(Diag::isError).findFirst();
    if (error.isEmpty()) {
      return new StatementException(first, "the compiler rejects it without a reason", null);
    }
    long position = error.get().getPosition();
    String before =
        snippet
            .source()
            .substring(0, (int) Math.max(0, Math.min(position, snippet.source().length())));
    String reason =
        error
            .get()
            .getMessage(null)
            .lines()
            .map(String::strip)
            .filter(part -> !part.matches("location:\\s+class"))
            .map(part -> part.replaceFirst("^(symbol|location):\\s+", "$1: "))
            .map(part -> part.replaceAll("\\b(\\p{Ll}\\w*\\.)+(?=\\p{Lu})", "")) // packages
            .collect(Collectors.joining("; "));
    int begin = before.lastIndexOf('\n') + 1;
    String text = snippet.source().substring(begin).lines().findFirst().orElse("");
    return new StatementException(
        first + Tokens.newlines(before),
        text,
        before.length() - begin,
        "does not compile: " + reason,
        null);
  }

  private StatementException thrown(Snippet snippet, JShellException exception, int first) {
    int line = first;
    for (StackTraceElement element : exception.getStackTrace()) {
      if (("#" + snippet.id()).equals(element.getFileName())) {
        line = first + element.getLineNumber() - 1; // the last one is the outermost: the statement
      }
    }
    if (interrupted) {
      return StatementException.interruption(line, exception);
    }
    if (exception instanceof UnresolvedReferenceException unresolved) {
      return new StatementException(line, undefined(unresolved.getSnippet()), exception);
    }
    String className = ((EvalException) exception).getExceptionClassName();
    return new StatementException(
        line, Sentence.withType(className, exception.getMessage()), exception);
  }

  /**
   * A reference to what comes later is fine; to what never comes is not.
   *
   * @throws StatementException naming the first that is left
   */
  void requireAllResolved() throws StatementException {
    for (Placed at : placed) {
      Optional<String> missing = missing(at.snippet());
      if (missing.isPresent()) {
        throw new StatementException(at.line(), missing.get(), null);
      }
    }
  }

  /** What a declaration still waits for. */
  public Optional<String> missing(Snippet snippet) {
    Status status = shell.status(snippet);
    boolean waits =
        status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
    return waits ? Optional.of(undefined((DeclarationSnippet) snippet)) : Optional.empty();
  }

  private String undefined(DeclarationSnippet snippet) {
    return shell
        .unresolvedDependencies(snippet)
        .collect(Collectors.joining(", ", "uses what is not defined: ", ""));
  }
}
