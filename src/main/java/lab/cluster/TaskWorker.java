package lab.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lab.base.Reason;
import lab.cluster.Frame.Kinds;
import lab.jobs.TaskServer;

/** Does tasks that an executor passes on, one after another, until the executor ends. */
public final class TaskWorker {
  private static final long TELL_NANOS = 500_000_000;

  private final Map<String, TaskServer> servers;
  private final DataOutputStream out;
  private final BlockingQueue<Optional<Frame>> arrived = new LinkedBlockingQueue<>();

  /**
   * @param servers by the kind of task that each does
   * @param out to the executor
   */
  public TaskWorker(Map<String, TaskServer> servers, DataOutputStream out) {
    this.servers = servers;
    this.out = out;
  }

  /**
   * Does what comes.
   *
   * @param in from the executor
   * @param gone what to do when the executor has ended, in the middle of a task or not
   */
  public void work(DataInputStream in, Runnable gone) throws IOException, InterruptedException {
    Thread reading = new Thread(() -> read(in, gone), "executor");
    reading.setDaemon(true);
    reading.start();
    for (Optional<Frame> next = arrived.take(); next.isPresent(); next = arrived.take()) {
      answer(next.get()).writeTo(out);
    }
  }

  private void read(DataInputStream in, Runnable gone) {
    try {
      Frame.readAll(in, frame -> arrived.add(Optional.of(frame)));
    } catch (IOException e) {
      // as if it had ended
    }
    arrived.add(Optional.empty());
    gone.run();
  }

  private Frame answer(Frame task) {
    String kind = task.text(0);
    TaskServer server = servers.get(kind);
    if (server == null) {
      return Frame.of(
          Kinds.SENTENCE,
          "cluster: this worker's lab does no tasks of kind \"%s\"; let it be the same version as the one that sends them"
              .formatted(kind));
    }
    try {
      Steps steps = new Steps();
      byte[] result = server.serve(task.parts().get(1), this::supply, steps::add);
      return new Frame(Kinds.RESULT, List.of(result));
    } catch (UncheckedIOException e) {
      throw e; // of this machine, such as a full disk: another one may do it
    } catch (RuntimeException e) {
      return Frame.of(Kinds.SENTENCE, Reason.of(e));
    }
  }

  /** What is done of a task, which is told twice a second. */
  private final class Steps {
    private long done;
    private long told = System.nanoTime();

    void add(long more) {
      done += more;
      if (System.nanoTime() - told > TELL_NANOS) {
        told = System.nanoTime();
        try {
          Frame.of(Kinds.DONE_SO_FAR, String.valueOf(done)).writeTo(out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private Path supply(String digest) {
    try {
      Frame.of(Kinds.NEED, digest).writeTo(out);
      Frame here =
          arrived
              .take()
              .orElseThrow(() -> new IllegalStateException("cluster: the executor has ended"));
      return Path.of(here.text(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cluster: interrupted", e);
    }
  }
}
