package lab.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.VarSnippet;
import lab.base.StandardStreams;
import lab.piece.Assignment;
import lab.practice.CheckedPieces;
import lab.report.Options;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.Script;
import lab.script.ScriptException;
import lab.script.Session;
import lab.script.SessionStart;
import lab.script.Statement;
import lab.script.StatementException;
import lab.stepper.Choice;
import lab.terminal.Sentence;

/**
 * Runs cells in a session of JShell, which opens in the background. A cell is split into statements
 * before the first of them runs, and the first that fails ends it. Shown is the value of each
 * expression without a semicolon, of what is followed by a {@code // =>}, and of the variable that
 * the last statement declares.
 */
final class CellRunner implements AutoCloseable {
  private static final String AGAIN = "Restart the kernel to begin anew.";

  private final FinishedPieces pieces;
  private final Optional<String> greeting;
  private final boolean strict;
  private final SessionStart start;
  private final Exercises exercises;
  private final Javadoc javadoc;
  private final PieceCells written;
  private final Map<String, Integer> cells = new HashMap<>(); // by the ids of their snippets
  private final Traceback traceback =
      new Traceback(
          id -> session().map(open -> open.lineOf(id)).orElse(OptionalInt.empty()), this::cellOf);
  private final Set<String> mine = new TreeSet<>(); // pieces that are imported from there

  private CellOutput output;
  private CellInput.Asking asking;
  private List<String> lastStack = List.of("There was no error yet.");
  private int cell;
  private boolean greeted;
  private String wanted = ""; // whose pieces are to be used behind the statement that runs
  private volatile boolean interrupted;

  /**
   * What came of a cell.
   *
   * @param value of its last statement, where that has one to show
   * @param explained what was asked for with a question mark
   * @param failure what ended it, if anything did
   */
  record Ended(
      Optional<MimeBundle> value, Optional<String> explained, Optional<CellFailure> failure) {}

  /** {@code Math.max?} asks what that is. */
  private static final Pattern QUESTION = Pattern.compile("\\s*([\\w.]+)\\?\\s*");

  /**
   * Begins to open the session, with those of the student's pieces that are finished.
   *
   * @param greeting a sentence that the first cell shows
   * @param strict whether a cell ends where it shows something else than its {@code // =>} says, as
   *     a script does; else that is only said
   */
  CellRunner(Home home, FinishedPieces pieces, Optional<String> greeting, boolean strict) {
    this.pieces = pieces;
    this.strict = strict;
    this.written = new PieceCells(home);
    this.greeting = greeting;
    this.exercises = new Exercises(home);
    this.javadoc = new Javadoc(home);
    StringBuilder imports = new StringBuilder();
    Session.LAB.forEach(name -> imports.append("import ").append(name).append(";\n"));
    imports.append("import static lab.kernel.Notebook.*;\n");
    String text = imports.toString();
    Script script =
        new Script(
            Path.of("notebook"),
            text.lines().toList(),
            "Notebook",
            List.of(),
            new Script.Code(text, 1),
            List.of(),
            List.of());
    start = new SessionStart(script, pieces, () -> AGAIN);
    Notebook.belongTo(this);
  }

  private Optional<Session> session() {
    return start.session();
  }

  private OptionalInt cellOf(String id) {
    return cells.containsKey(id) ? OptionalInt.of(cells.get(id)) : OptionalInt.empty();
  }

  /** What is known of code that is being typed; waits until the session is open. */
  CodeHelp help() throws ScriptException, InterruptedException {
    return new CodeHelp(start.await().session().analysis(), javadoc);
  }

  /** Ends what runs; called from another thread. */
  void interrupt() {
    interrupted = true;
    start.interrupt();
  }

  @Override
  public void close() {
    start.close();
    exercises.close();
    written.close();
  }

  /**
   * Runs a cell.
   *
   * @param number its own
   * @param shown what it prints and shows, but for the last value
   * @param asks who can be asked
   */
  Ended run(String code, int number, CellOutput shown, CellInput.Asking asks) {
    output = shown;
    asking = asks;
    cell = number;
    interrupted = false;
    try (StandardStreams.Redirection in = StandardStreams.in(new CellInput(asks));
        StandardStreams.Redirection err =
            StandardStreams.err(new PrintStream(shown.err(), true, UTF_8))) {
      if (PieceCells.isPiece(code)) {
        return new Ended(
            Optional.of(MimeBundle.of(written.keep(code))), Optional.empty(), Optional.empty());
      }
      Session session = opened();
      Matcher asked = QUESTION.matcher(code);
      if (asked.matches()) {
        return new Ended(
            Optional.empty(), Optional.of(explained(asked.group(1))), Optional.empty());
      }
      requireJava(code);
      Optional<MimeBundle> value = Optional.empty();
      List<Statement> statements = session.split(new Script.Code(code + "\n", 1));
      for (int i = 0; i < statements.size() && !statements.get(i).isExit(); i++) {
        value.ifPresent(output::display);
        value = run(session, statements.get(i), i == statements.size() - 1);
      }
      return new Ended(value, Optional.empty(), Optional.empty());
    } catch (StatementException e) {
      return failed(traceback.of(e, code));
    } catch (ScriptException e) {
      return failed(new CellFailure("Error", e.getMessage(), List.of(e.getMessage()), List.of()));
    } catch (InterruptedException e) {
      return failed(
          new CellFailure("Interrupted", "interrupted", List.of("interrupted"), List.of()));
    } catch (RuntimeException | Error e) { // costs this cell, and not the session
      String sentence = Sentence.of(e);
      return failed(new CellFailure("Error", sentence, List.of(sentence), List.of()));
    }
  }

  private String explained(String name) throws ScriptException, InterruptedException {
    String text = help().explained(name, name.length());
    return text.isEmpty() ? "Nothing is known here of " + name : text;
  }

  private Ended failed(CellFailure failure) {
    lastStack = failure.stack().isEmpty() ? failure.lines() : failure.stack();
    return new Ended(Optional.empty(), Optional.empty(), Optional.of(failure));
  }

  private Session opened() throws ScriptException, InterruptedException {
    SessionStart.Opened opened = start.await();
    if (!greeted) {
      greeted = true;
      greeting.ifPresent(output::say);
      mine.addAll(opened.pieces());
      if (!opened.pieces().isEmpty()) {
        output.tell(
            "Your own pieces are used here: %s. use(\"reference\") takes the references in their place."
                .formatted(String.join(", ", opened.pieces())));
      }
    }
    return opened.session();
  }

  /** Other kernels have commands of their own, which would not compile here for strange reasons. */
  private static void requireJava(String code) throws StatementException {
    List<String> lines = code.lines().map(String::strip).toList();
    int first = 0;
    while (first < lines.size() && lines.get(first).isEmpty()) {
      first++;
    }
    if (first < lines.size() && lines.get(first).matches("%%?[A-Za-z]\\w*.*|![\\w./].*")) {
      throw new StatementException(
          first + 1,
          "this is a command of other kernels; here a cell is Java: use(\"mine\"), check(\"4.1\"), budget(\"tiny\") and display(value) are what there is besides",
          null);
    }
  }

  private Optional<MimeBundle> run(Session session, Statement statement, boolean last)
      throws StatementException {
    if (interrupted) { // between two statements
      throw StatementException.interruption(statement.line(), null);
    }
    Session.Result result = session.eval(statement, output.out());
    result.snippets().forEach(snippet -> cells.put(snippet.id(), cell));
    useWanted(session);
    for (Snippet snippet : result.snippets()) {
      session
          .missing(snippet)
          .ifPresent(
              missing -> output.say("line %d: this %s".formatted(statement.line(), missing)));
    }
    if (strict) {
      statement.requireShown(result.shown());
    } else if (!statement.expects(result.shown())) {
      output.say(
          "line %d: by its // => it should show %s"
              .formatted(statement.line(), String.join(" / ", statement.expected())));
    }
    Optional<MimeBundle> value = Optional.empty();
    for (VarSnippet variable : shown(session, statement, result, last)) {
      value.ifPresent(output::display);
      String name = isExpression(variable) || isExpression(result.snippet()) ? "" : variable.name();
      Object object = session.value(variable);
      value =
          Optional.of(
              session.asked(
                  () -> DisplayFormatter.of(name, object), MimeBundle.of("(interrupted)")));
    }
    return value;
  }

  /** The variables whose values are shown: JShell has one for each value. */
  private static List<VarSnippet> shown(
      Session session, Statement statement, Session.Result result, boolean last) {
    boolean expected = !statement.expected().isEmpty() && result.printed().isBlank();
    List<VarSnippet> shown = new ArrayList<>();
    for (Snippet snippet : result.snippets()) {
      boolean wanted = isExpression(snippet) ? expected || !statement.ended() : expected || last;
      if (!wanted || session.missing(snippet).isPresent()) {
        continue;
      }
      if (snippet instanceof VarSnippet variable) {
        shown.add(variable);
      } else if (snippet instanceof ExpressionSnippet expression) {
        session.variable(expression.name()).ifPresent(shown::add);
      }
    }
    return shown;
  }

  private static boolean isExpression(Snippet snippet) {
    return snippet instanceof ExpressionSnippet
        || snippet instanceof VarSnippet variable
            && variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  // ---- What a cell can call, see Notebook

  CellOutput output() {
    return output;
  }

  String ask(String prompt) throws IOException, InterruptedException {
    return asking.ask(prompt);
  }

  PieceCells written() {
    return written;
  }

  List<String> lastStack() {
    return lastStack;
  }

  void check(String... words) throws IOException {
    List<Assignment> chosen = Choice.of(List.of(words));
    List<String> finished =
        exercises.check(chosen, words.length > 0, written.texts(), output).stream()
            .filter(name -> !mine.contains(name) && !written.texts().containsKey(name))
            .toList();
    if (words.length > 0 && !finished.isEmpty()) {
      output.tell(
          "use(\"mine\") lets the cells that follow use %s."
              .formatted(finished.size() == 1 ? "it" : "them"));
    }
  }

  void hint(String word) throws IOException {
    List<Assignment> chosen = Choice.of(List.of(word));
    if (chosen.size() != 1) {
      throw new IllegalArgumentException(
          "hint: must be of one exercise, such as \"4.1\", but \"%s\" has %d"
              .formatted(word, chosen.size()));
    }
    exercises.hint(chosen.get(0), output);
  }

  void budget(String budget) {
    Options.tell(Options.parse(budget, null, null, null, false, null));
    output.tell("Reports run with the budget %s from here on.".formatted(budget));
  }

  /** JShell runs one statement at a time, so that what this changes waits for its end. */
  void use(String whose) {
    if (!Set.of("mine", "reference").contains(whose)) {
      throw new IllegalArgumentException(
          "use: must be \"mine\" or \"reference\", but is \"%s\"".formatted(whose));
    }
    wanted = whose;
  }

  private void useWanted(Session session) throws StatementException {
    String whose = wanted;
    wanted = "";
    if (whose.isEmpty()) {
      return;
    }
    Map<String, Object> values = session.values();
    output.tell(whose.equals("mine") ? useMine(session) : useReferences(session));
    List<String> lost = session.putBack(values);
    if (!lost.isEmpty()) {
      output.say(
          "Gone from here on, since they are of pieces that are others now: %s. Run the cells again that made them."
              .formatted(String.join(", ", lost)));
    }
  }

  private String useMine(Session session) throws StatementException {
    FinishedPieces.Found found =
        (pieces == FinishedPieces.NONE ? CheckedPieces.of(false) : pieces).find();
    session.see(found.classes());
    for (String name : found.names()) {
      importing(session, "mine", name);
    }
    List<String> gone = mine.stream().filter(name -> !found.names().contains(name)).toList();
    for (String name : gone) {
      importing(session, "reference", name);
    }
    mine.clear();
    mine.addAll(found.names());
    String noLonger =
        gone.isEmpty()
            ? ""
            : " The reference takes the place of what no longer passes: %s."
                .formatted(String.join(", ", gone));
    return found.names().isEmpty()
        ? "None of your pieces passes its checks%s: check() says how far they are.%s"
            .formatted(gone.isEmpty() ? " yet" : "", noLonger)
        : "Your own pieces are used from here on: %s. One that was changed after it was used is what it was until the kernel is restarted.%s"
            .formatted(String.join(", ", found.names()), noLonger);
  }

  private String useReferences(Session session) throws StatementException {
    for (String name : mine) {
      importing(session, "reference", name);
    }
    mine.clear();
    return "The references are used from here on.";
  }

  private void importing(Session session, String from, String name) throws StatementException {
    Statement statement = new Statement("import %s.%s;".formatted(from, name), 1, true, List.of());
    session.eval(statement, output.out());
  }
}
