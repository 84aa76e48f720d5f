package lab.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import lab.console.Script.Code;
import lab.console.Session.Result;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.AttributedString;

/** Where code runs, and what comes of it is shown. */
final class Stage {
  private final Opening opening;
  private final Script script;
  private final Screen screen;
  private boolean greeted;

  Stage(Opening opening, Script script, Screen screen) {
    this.opening = opening;
    this.script = script;
    this.screen = screen;
  }

  /** The opening failed; carried through where no checked exception can pass. */
  static final class NotOpened extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOpened(ScriptException cause) {
      super(cause);
    }

    ScriptException reason() {
      return (ScriptException) getCause();
    }
  }

  SourceCodeAnalysis analysis() {
    return session().analysis();
  }

  private Session session() {
    try {
      if (!opening.isOpen()) {
        screen.passing("one moment …");
        try {
          opening.await();
        } finally {
          screen.passing("");
        }
      }
      Opening.Opened opened = opening.await();
      greet(opened);
      return opened.session();
    } catch (ScriptException e) {
      throw new NotOpened(e);
    }
  }

  private void greet(Opening.Opened opened) {
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
  boolean run(Code code) {
    return run(code, Figures.shortened(script.file()) + ":%d: ", false);
  }

  /** Runs what the learner typed. */
  void runTyped(String text) {
    run(new Code(text + "\n", 1), text.strip().contains("\n") ? "line %d: " : "", true);
  }

  /**
   * Runs code.
   *
   * @param values whether a statement that a semicolon ends shows its value, too
   */
  private boolean run(Code code, String place, boolean values) {
    Attributes keys = quietKeys();
    System.setProperty("lab.columns", Integer.toString(Math.min(100, screen.columns())));
    try {
      Session session = session();
      for (Statement statement : session.split(code)) {
        Result result = session.eval(statement, screen.terminal().output());
        if (!result.printed().isEmpty() && !result.printed().endsWith("\n")) {
          screen.gap();
        }
        if (values || !statement.ended() || !isExpression(result.snippet())) {
          showValue(session, result);
        }
        if (!statement.expects(result.shown())) {
          String shown = String.join(" / ", statement.expected());
          screen.say("(The script as it is shows " + shown + " here.)", Screen.DIM);
        }
      }
      return true;
    } catch (StatementException e) {
      screen.say(place.formatted(e.line()) + e.getMessage(), Screen.BAD);
      return false;
    } finally {
      screen.terminal().setAttributes(keys);
    }
  }

  /** Runs steps without a word, but for how far it is; what stopped them, if anything did. */
  Optional<String> runQuietly(List<Script.Step> steps) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(nowhere));
    Attributes keys = quietKeys();
    try {
      Session session = session();
      for (int i = 0; i < steps.size(); i++) {
        screen.passing("running step %d of %d again …".formatted(i + 1, steps.size()));
        for (Statement statement : session.split(steps.get(i).code())) {
          session.eval(statement, nowhere);
        }
      }
      return Optional.empty();
    } catch (StatementException e) {
      return Optional.of(script.failure(e).getMessage());
    } finally {
      screen.passing("");
      System.setErr(err);
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
        || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private void showValue(Session session, Result result) {
    Snippet snippet = result.snippet();
    if (snippet instanceof VarSnippet variable) {
      showValue(variable, session);
    } else if (snippet instanceof ExpressionSnippet expression) {
      session.variable(expression.name()).ifPresent(variable -> showValue(variable, session));
    } else if (snippet instanceof DeclarationSnippet declared
        && !(snippet instanceof ImportSnippet)) {
      String waits = session.missing(snippet).map(missing -> ", but " + missing).orElse("");
      screen.say(declared.name() + " is defined" + waits, Screen.DIM);
    }
  }

  private void showValue(VarSnippet variable, Session session) {
    String head = variable.name() + " ==> ";
    int room = screen.columns() - 1;
    String value = Values.brief(session.value(variable), room);
    List<String> lines =
        (head + value).lines().flatMap(line -> fitting(line, room).stream()).toList();
    screen.line(screen.styled(head, Screen.DIM) + lines.get(0).substring(head.length()));
    lines.stream().skip(1).forEach(screen::line);
  }

  /** Broken between words where it is too long; a line of a table stays whole. */
  private static List<String> fitting(String line, int room) {
    boolean stays = line.length() <= room || line.contains("  ");
    return stays ? List.of(line) : Wrap.lines(line, room, "");
  }

  /** The variables, a line for each. */
  void list() {
    Session session = session();
    int room = screen.columns() - 1;
    List<String> lines =
        session.variables().stream()
            .map(variable -> described(variable, session.value(variable)))
            .map(line -> Telling.cut(new AttributedString(line), room).toString())
            .toList();
    lines.forEach(screen::line);
    if (lines.isEmpty()) {
      screen.say("There are no variables yet.", Screen.DIM);
    }
  }

  private static String described(VarSnippet variable, Object value) {
    String type = variable.typeName().replaceAll("\\b[\\w.]+\\.", ""); // without its package
    String first = Values.brief(value).lines().findFirst().orElse("");
    return "%s %s = %s".formatted(type, variable.name(), first);
  }
}
