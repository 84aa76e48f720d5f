package lab.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A script's session, opened in the background: a learner reads while JShell starts. */
final class Opening implements AutoCloseable {
  private final Script script;
  private final CompletableFuture<Opened> opened = new CompletableFuture<>();
  private volatile Session session;

  /**
   * What is there when all is ready.
   *
   * @param pieces the student's own that are imported
   * @param printed what the preamble wrote
   */
  record Opened(Session session, List<String> pieces, String printed) {}

  Opening(Script script, FinishedPieces pieces) {
    this.script = script;
    Thread opener = new Thread(() -> open(pieces), "opening " + script.file().getFileName());
    opener.setDaemon(true);
    opener.start();
  }

  private void open(FinishedPieces pieces) {
    var printed = new ByteArrayOutputStream();
    try {
      Natives.require();
      FinishedPieces.Found found = pieces.find();
      session = new Session(found.classes());
      List<Statement> preamble = session.split(script.preamble());
      for (Statement statement : ScriptRunner.importing(found.names(), preamble)) {
        session.eval(statement, printed);
      }
      opened.complete(new Opened(session, found.names(), printed.toString(StandardCharsets.UTF_8)));
    } catch (StatementException e) {
      opened.completeExceptionally(script.failure(e));
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
    }
  }

  /**
   * Waits until it is open.
   *
   * @throws ScriptException if a line of the preamble fails
   */
  Opened await() throws ScriptException {
    try {
      return opened.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ScriptException failure) {
        throw failure;
      }
      throw new IllegalStateException(Sentence.of(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the lab was opened", e);
    }
  }

  boolean isOpen() {
    return opened.isDone();
  }

  /** Ends what is running, if anything is. */
  void interrupt() {
    Session current = session;
    if (current != null) {
      current.interrupt();
    }
  }

  @Override
  public void close() {
    Session current = session;
    if (current != null) {
      current.close();
    }
  }
}
