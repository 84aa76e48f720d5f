package lab.cluster;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.Reason;
import lab.cluster.Frame.Kinds;
import lab.jobs.TaskServer;

/** Does tasks that an executor passes on, one after another, until the executor ends. */
public final class TaskWorker {
  private static final long TELL_NANOS = 500_000_000;

  private final Map<String, TaskServer> servers;
  private final DataOutputStream out;
  private final Inbox inbox;

  /**
   * @param servers by the kind of task that each does
   * @param inbox from the executor
   * @param out to the executor
   */
  public TaskWorker(Map<String, TaskServer> servers, Inbox inbox, DataOutputStream out) {
    this.servers = servers;
    this.inbox = inbox;
    this.out = out;
  }

  /** Does what comes. */
  public void work() throws IOException, InterruptedException {
    for (Optional<Frame> next = inbox.take(); next.isPresent(); next = inbox.take()) {
      answer(next.get()).writeTo(out);
    }
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
          inbox
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
