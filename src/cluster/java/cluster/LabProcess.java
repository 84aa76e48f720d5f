package cluster;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import lab.cluster.Frame;
import lab.cluster.Frame.Kinds;
import lab.cluster.Inbox;

/**
 * A {@code labs/lab worker}, kept from task to task. It ends with the executor: its input ends
 * then.
 */
final class LabProcess {
  private static final int MAX_REASON = 2000;
  private static final Queue<LabProcess> FREE = new ConcurrentLinkedQueue<>();

  /** Whom it asks and tells while it does a task. */
  interface Asked {
    /** The file of a supply. */
    Path supply(String digest) throws IOException;

    /** So many steps are done of the task. */
    void stepped(String steps) throws IOException;
  }

  private final Process process;
  private final Path errors;
  private final DataOutputStream out;
  private final Inbox inbox;

  private LabProcess(Path home, String worker) throws IOException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path lab = home.resolve(windows ? "labs/lab.cmd" : "labs/lab");
    if (!Files.isRegularFile(lab)) {
      throw new IOException(
          "there is no lab in %s on this machine: let LAB_HOME name its folder where the worker is started"
              .formatted(home));
    }
    errors = Files.createTempFile(Path.of("").toAbsolutePath(), "worker", ".log");
    ProcessBuilder builder = new ProcessBuilder(lab.toString(), "worker");
    builder.environment().put("LAB_WORKER", worker);
    builder.environment().put("LAB_THREADS", "1"); // other cores have tasks of their own
    process = builder.redirectError(errors.toFile()).start();
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    inbox = new Inbox(process.getInputStream(), () -> {});
  }

  /** One that is free, or a new one. */
  static LabProcess take(Path home, String worker) throws IOException {
    for (LabProcess free = FREE.poll(); free != null; free = FREE.poll()) {
      if (free.process.isAlive()) {
        return free;
      }
    }
    return new LabProcess(home, worker);
  }

  void giveBack() {
    FREE.add(this);
  }

  void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Has a task done.
   *
   * @throws IOException if the process ends before it has answered
   * @throws InterruptedException if Spark wants the task to end
   */
  Answer run(String worker, String kind, byte[] content, Asked asked)
      throws IOException, InterruptedException {
    new Frame(Kinds.DO, List.of(Frame.bytes(kind), content)).writeTo(out);
    while (true) {
      Frame frame = inbox.take().orElseThrow(this::ended);
      switch (frame.kind()) {
        case Kinds.NEED ->
            Frame.of(Kinds.HERE, asked.supply(frame.text(0)).toString()).writeTo(out);
        case Kinds.DONE_SO_FAR -> asked.stepped(frame.text(0));
        case Kinds.RESULT -> {
          return new Answer(worker, true, frame.parts().get(0));
        }
        default -> {
          return new Answer(worker, false, frame.parts().get(0));
        }
      }
    }
  }

  private IOException ended() {
    String reason = "";
    try {
      process.waitFor();
      byte[] said = Files.readAllBytes(errors);
      int from = Math.max(0, said.length - MAX_REASON);
      reason = new String(said, from, said.length - from, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      reason = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new IOException(
        "the lab's process on this worker ended with exit code %s: %s"
            .formatted(process.isAlive() ? "unknown" : process.exitValue(), reason));
  }
}
