package lab.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import lab.base.Natives;
import lab.terminal.Sentence;

/**
 * Opens the session of a script in the background, so that a learner can read while JShell starts.
 */
public final class SessionStart implements AutoCloseable {
  private final Script script;
  private final CompletableFuture<Opened> opened = new CompletableFuture<>();
  private volatile Session session;
  private Thread waiting;

  /**
   * An opened session, with the pieces it uses and what it printed.
   *
   * @param pieces the student's own that are imported
   * @param printed what the preamble wrote
   */
  public record Opened(Session session, List<String> pieces, String printed) {}

  /**
   * Begins to open the session.
   *
   * @param again see {@link Session#Session(List, Supplier)}
   */
  public SessionStart(Script script, FinishedPieces pieces, Supplier<String> again) {
    this.script = script;
    Thread opener = new Thread(() -> open(pieces, again), "opening " + script.file().getFileName());
    opener.setDaemon(true);
    opener.start();
  }

  private void open(FinishedPieces pieces, Supplier<String> again) {
    var printed = new ByteArrayOutputStream();
    try {
      Natives.require();
      FinishedPieces.Found found = pieces.find();
      session = new Session(found.classes(), again);
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
   * Waits until the session is open.
   *
   * @throws ScriptException if a line of the preamble fails
   * @throws InterruptedException if the learner does not want to wait; the opening goes on
   */
  public Opened await() throws ScriptException, InterruptedException {
    waits(Thread.currentThread());
    try {
      return opened.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ScriptException failure) {
        throw failure;
      }
      throw new IllegalStateException(Sentence.of(e.getCause()), e.getCause());
    } finally {
      waits(null);
    }
  }

  private synchronized void waits(Thread thread) {
    waiting = thread;
    Thread.interrupted(); // one that came too late is not for what comes next
  }

  /** Whether the session is open, or could not be opened; never waits. */
  public boolean isOpen() {
    return opened.isDone();
  }

  /** The session, where it is open. */
  public Optional<Session> session() {
    boolean fine = isOpen() && !opened.isCompletedExceptionally();
    return fine ? Optional.of(opened.join().session()) : Optional.empty();
  }

  /** Ends what is running, or the wait for it to begin. */
  public synchronized void interrupt() {
    if (waiting != null) {
      waiting.interrupt();
    } else if (isOpen() && session != null) {
      session.interrupt();
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
