package lab.script;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.terminal.Width;

/**
 * Runs a JShell script strictly: the first line that does not compile, that throws, or that shows
 * something else than its {@code // =>} says, ends it.
 *
 * <p>The JShell tool itself would go on with the next line and report success.
 */
public final class ScriptRunner {
  private ScriptRunner() {}

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

  /** The same with pieces of the student's in place of the references. */
  public static void run(Path script, FinishedPieces.Found pieces) throws ScriptException {
    Script read = Script.read(script);
    try (Width width = Width.followed();
        Session session = new Session(pieces.classes(), () -> "")) {
      run(read, session, pieces.names());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Script script, Session session, List<String> pieces)
      throws ScriptException, IOException {
    try {
      List<Statement> statements = new ArrayList<>();
      for (Script.Code code : script.code()) {
        statements.addAll(session.split(code)); // all of it first: what is cut short runs nothing
      }
      for (Statement statement : importing(pieces, statements)) {
        if (statement.isExit()) {
          break;
        }
        Session.Result result = eval(session, statement);
        statement.requireShown(result.shown());
      }
      session.requireAllResolved();
    } catch (StatementException e) {
      throw script.failure(e);
    }
  }

  private static Session.Result eval(Session session, Statement statement)
      throws StatementException, IOException {
    OutputStream out = Width.margin(System.out);
    try {
      return session.eval(statement, out);
    } finally {
      if (out != System.out) {
        out.close(); // the margin, and with it the last word
      }
    }
  }

  /**
   * The statements with {@code import mine.X;} for each piece, behind the imports at their head.
   */
  static List<Statement> importing(List<String> pieces, List<Statement> statements) {
    List<Statement> all = new ArrayList<>(statements);
    int imports = 0;
    while (imports < all.size() && all.get(imports).isImport()) {
      imports++;
    }
    int line = imports == 0 ? 1 : all.get(imports - 1).line();
    all.addAll(
        imports,
        pieces.stream()
            .map(name -> new Statement("import mine." + name + ";", line, true, List.of()))
            .toList());
    return all;
  }
}
