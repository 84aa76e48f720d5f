package lab.train;

import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/** Pieces as scripts make them: in a JShell that runs in this very program. */
public final class Snippets implements AutoCloseable {
  /** Where a snippet leaves what it made. */
  public static volatile Object made;

  private final JShell shell =
      JShell.builder()
          .executionEngine("local")
          .compilerOptions("-classpath", System.getProperty("java.class.path"))
          .build();

  /** A new session, in which some lines were run. */
  public Snippets(String... lines) {
    run("import lab.*;");
    run(lines);
  }

  public void run(String... lines) {
    for (String line : lines) {
      for (SnippetEvent event : shell.eval(line)) {
        if (event.status() == Status.REJECTED || event.exception() != null) {
          throw new IllegalArgumentException(
              line + ": " + shell.diagnostics(event.snippet()).toList(), event.exception());
        }
      }
    }
  }

  /** The value of an expression, itself. */
  public Object value(String expression) {
    run("lab.train.Snippets.made = " + expression + ";");
    return made;
  }

  @Override
  public void close() {
    shell.close();
  }
}
