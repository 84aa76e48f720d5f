package lab.stepper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import lab.base.StandardStreams;
import lab.practice.PieceStatusLines;
import lab.report.Options;
import lab.script.FinishedPieces;
import lab.script.Script;
import lab.script.Script.Code;
import lab.script.Script.Step;
import lab.script.ScriptException;
import lab.script.Session;
import lab.script.Session.Result;
import lab.script.SessionStart;
import lab.script.Statement;
import lab.script.StatementException;
import lab.terminal.Margin;
import lab.terminal.Prose;
import lab.terminal.Screen;
import lab.terminal.Screenfuls;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.AttributedString;

/** Runs a step's code and shows its values, figures and errors. */
final class StepRunner implements AutoCloseable {
  /** Lines behind what a step shows: a guess or a figure's name, an empty one, the prompt. */
  private static final int BELOW = 3;

  private final Script script;
  private final FinishedPieces pieces;
  private final Screen screen;
  private final Supplier<String> again;
  private volatile SessionStart start;
  private final Set<String> unseen = new HashSet<>(); // values of statements that end in a ;
  private boolean greeted;

  /**
   * Makes a runner, whose session opens in the background.
   *
   * @param again a sentence that says how to come back, for a script that ends the program
   */
  StepRunner(Script script, FinishedPieces pieces, Screen screen, Supplier<String> again) {
    this.script = script;
    this.pieces = pieces;
    this.screen = screen;
    this.again = again;
    start = new SessionStart(script, pieces, again);
  }

  /** Ends what is running; called from another thread. */
  void interrupt() {
    start.interrupt();
  }

  /** Begins anew, as if nothing had been run. */
  void reset() {
    start.close();
    unseen.clear();
    start = new SessionStart(script, pieces, again);
  }

  @Override
  public void close() {
    start.close();
  }

  /** The session did not open; carried through where no checked exception can pass. */
  static final class NotOpened extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOpened(ScriptException cause) {
      super(cause);
    }

    ScriptException reason() {
      return (ScriptException) getCause();
    }
  }

  /** What is known of Java that is being typed; nothing while the session opens. */
  Optional<SourceCodeAnalysis> analysis() {
    return start.session().map(Session::analysis);
  }

  /**
   * The session, when it is open.
   *
   * @throws UserInterruptException if the learner does not want to wait for that
   */
  private Session session() {
    try {
      if (!start.isOpen()) {
        screen.passing("one moment …");
        try {
          start.await();
        } finally {
          screen.passing("");
        }
      }
      SessionStart.Opened opened = start.await();
      greet(opened);
      return opened.session();
    } catch (ScriptException e) {
      throw new NotOpened(e);
    } catch (InterruptedException e) {
      throw new UserInterruptException("");
    }
  }

  private void greet(SessionStart.Opened opened) {
    if (greeted) {
      return;
    }
    greeted = true;
    screen.raw(opened.printed());
    if (!opened.pieces().isEmpty()) {
      screen.say(
          "Your own pieces are used here: %s. With --reference none of them is."
              .formatted(String.join(", ", opened.pieces())),
          Screen.GOOD);
      screen.gap();
    }
  }

  /** Runs a step of the script; false if it failed or was interrupted. */
  boolean run(Code code, Screenfuls shown) {
    return run(code, Figures.shortened(script.file()) + ":%d: ", false, shown);
  }

  /** Runs what the learner typed. */
  void runTyped(String text, Screenfuls shown) {
    run(new Code(text + "\n", 1), text.strip().contains("\n") ? "line %d: " : "", true, shown);
  }

  /**
   * Runs code. What it prints is seen while it runs; values and errors wait where they have no
   * room.
   *
   * @param values whether a statement that a semicolon ends shows its value, too
   */
  private boolean run(Code code, String place, boolean values, Screenfuls shown) {
    Attributes keys = quietKeys();
    Unsettled unsettled = new Unsettled();
    try {
      Session session = session();
      List<Statement> statements = session.split(code);
      for (int i = 0; i < statements.size() && !statements.get(i).isExit(); i++) {
        Statement statement = statements.get(i);
        List<Statement> rest = statements.subList(i + 1, statements.size());
        for (VarSnippet filled : unsettled.passedBy(statement)) {
          shown.show(() -> showValue(filled, session), BELOW);
        }
        Result result = eval(session, statement, shown);
        if (result.snippet() instanceof ExpressionSnippet asked) {
          unsettled.remove(asked.name()); // it is shown here
        }
        if (values || !statement.ended() || !isExpression(result.snippet())) {
          for (Snippet snippet : result.snippets()) {
            Predicate<VarSnippet> later =
                v -> !values && isUnsettled(v, session, rest) && unsettled.add(v);
            shown.show(() -> showValue(session, snippet, later), BELOW);
          }
        } else {
          result.snippets().forEach(snippet -> unseen.add(snippet.id()));
        }
        if (!statement.expects(result.shown())) {
          String expected = String.join(" / ", statement.expected());
          String sentence = "(The script as it is shows " + expected + " here.)";
          shown.show(() -> screen.say(sentence, Screen.DIM), BELOW);
        }
      }
      for (VarSnippet variable : unsettled.all()) {
        shown.show(() -> showValue(variable, session), BELOW);
      }
      return true;
    } catch (StatementException e) {
      shown.show(
          () -> {
            screen.say(place.formatted(e.line()) + e.getMessage(), Screen.BAD);
            quote(e, code.text().lines().toList(), e.line() - code.line());
          },
          BELOW);
      return false;
    } finally {
      screen.terminal().setAttributes(keys);
    }
  }

  private static boolean isUnsettled(VarSnippet variable, Session session, List<Statement> rest) {
    return session.isEmpty(variable)
        || rest.stream().anyMatch(next -> Unsettled.changes(next.source(), variable.name()));
  }

  /** The line at fault; not where it stands right above, and nothing in it is marked. */
  private void quote(StatementException e, List<String> lines, int at) {
    if (at < 0 || at >= lines.size()) {
      return;
    }
    String margin = "    ";
    List<String> excerpt = e.excerpt(lines.get(at), screen.columns() - 1 - margin.length());
    if (lines.size() > 1 || excerpt.size() > 1) {
      excerpt.forEach(line -> screen.line(margin + line, Screen.PLAIN));
    }
  }

  private Result eval(Session session, Statement statement, Screenfuls shown)
      throws StatementException {
    OutputStream lines = shown.printed(screen.terminal().output(), this::interrupt);
    PrintStream drawn = new PrintStream(shown.drawn(System.err), true, StandardCharsets.UTF_8);
    try (StandardStreams.Redirection err = StandardStreams.err(drawn);
        Margin out = new Margin(lines, () -> screen.columns() - 1)) {
      Result result = session.eval(statement, out);
      if (!result.printed().isEmpty() && !result.printed().endsWith("\n")) {
        out.write('\n');
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs steps again without a word, except for how far it is; what stopped them, if anything did.
   * A report that they open goes on: what it has finished is not run again.
   *
   * @param done told each step that ran to its end
   */
  Optional<String> runQuietly(List<Step> steps, Consumer<Step> done) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Attributes keys = quietKeys();
    Options told = Options.tell(Options.current().resuming());
    try (StandardStreams.Redirection err = StandardStreams.err(new PrintStream(nowhere))) {
      Session session = session();
      for (int i = 0; i < steps.size(); i++) {
        screen.passing("running step %d of %d again …".formatted(i + 1, steps.size()));
        for (Statement statement : session.split(steps.get(i).code())) {
          if (statement.isExit()) {
            break;
          }
          session.eval(statement, nowhere);
        }
        done.accept(steps.get(i));
      }
      return Optional.empty();
    } catch (StatementException e) {
      return Optional.of(script.failure(e).getMessage());
    } finally {
      screen.passing("");
      Options.tell(told);
      screen.terminal().setAttributes(keys);
    }
  }

  /** While code runs, keys are not shown: they would stand in the middle of its output. */
  private Attributes quietKeys() {
    Attributes before = screen.terminal().getAttributes();
    Attributes quiet = new Attributes(before);
    quiet.setLocalFlag(LocalFlag.ECHO, false);
    screen.terminal().setAttributes(quiet);
    return before;
  }

  private static boolean isExpression(Snippet snippet) {
    return snippet instanceof ExpressionSnippet
        || snippet instanceof VarSnippet variable
            && variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  /**
   * Shows the value of a statement, or of one of the variables that it declares.
   *
   * @param later whether a variable is shown at the end of the step: what fills or changes it comes
   *     next
   */
  private void showValue(Session session, Snippet snippet, Predicate<VarSnippet> later) {
    Optional<String> missing = session.missing(snippet).map(", but "::concat);
    if (snippet instanceof VarSnippet variable && missing.isEmpty()) {
      if (isExpression(variable) || !later.test(variable)) {
        showValue(variable, session);
      }
    } else if (snippet instanceof ExpressionSnippet expression) {
      session.variable(expression.name()).ifPresent(variable -> showValue(variable, session));
    } else if (snippet instanceof DeclarationSnippet declared
        && !(snippet instanceof ImportSnippet)) {
      screen.say(declared.name() + " is defined" + missing.orElse(""), Screen.DIM);
      if (snippet instanceof TypeDeclSnippet && isJavas(declared.name())) {
        screen.say(
            "From here on %1$s is this class, and no longer java.lang.%1$s: much that needs the other does not compile any more. :reset brings it back."
                .formatted(declared.name()),
            Screen.BAD);
      }
    }
  }

  private static boolean isJavas(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) { // another spelling is a LinkageError
      return false;
    }
  }

  private void showValue(VarSnippet variable, Session session) {
    String head = variable.name() + " ==> ";
    int room = screen.columns() - 1;
    String before = screen.styled(head, Screen.DIM);
    int taken = head.length();
    List<String> lines = List.of(session.told(variable, room).split("\n", -1));
    int gap = gap(lines, room);
    for (String line : lines) {
      for (String part : fitting(line, room, taken, gap)) {
        screen.line(before + part);
        before = "";
      }
      taken = 0;
    }
  }

  /** Where all rows of a table that is too wide can be broken, so that columns stay columns. */
  private static int gap(List<String> lines, int room) {
    List<String> rows = lines.stream().filter(line -> isRow(line) && line.length() > room).toList();
    return IntStream.iterate(room, at -> at > room / 2, at -> at - 1)
        .filter(at -> rows.stream().allMatch(row -> row.charAt(at - 1) == ' '))
        .findFirst()
        .orElse(room);
  }

  private static boolean isRow(String line) {
    return line.contains("  ");
  }

  /** Broken between words where it is too long; a row of a table keeps its spaces. */
  private static List<String> fitting(String line, int room, int taken, int gap) {
    if (!isRow(line)) {
      return Prose.wrap(line, room, taken);
    }
    List<String> parts = new ArrayList<>();
    String rest = line;
    for (int at = rest.lastIndexOf(' ', (taken > 0 ? room - taken : gap) - 1) + 1;
        rest.length() > room - (parts.isEmpty() ? taken : 0)
            && !rest.substring(0, Math.max(0, at)).isBlank();
        at = rest.lastIndexOf(' ', room - 1) + 1) {
      parts.add(rest.substring(0, at).stripTrailing());
      String below = rest.substring(at);
      rest = "    " + (taken > 0 ? below.stripLeading() : below);
    }
    parts.add(rest);
    return parts;
  }

  /** The variables, a line for each. */
  List<String> variables() {
    Session session = session();
    int room = screen.columns() - 1;
    return session.variables().stream()
        .filter(variable -> !unseen.contains(variable.id()))
        .map(variable -> described(variable, session.told(variable, Integer.MAX_VALUE)))
        .map(line -> PieceStatusLines.cut(new AttributedString(line), room).toString())
        .toList();
  }

  private static String described(VarSnippet variable, String value) {
    String type = variable.typeName().replaceAll("\\b[\\w.]+\\.", ""); // without its package
    String first = value.lines().findFirst().orElse("");
    return "%s %s = %s".formatted(type, variable.name(), first);
  }
}
