package cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Has a task done by the lab of the machine that it runs on. */
final class LabTask implements Function<byte[], Answer>, LabProcess.Asked {
  private static final long serialVersionUID = 1;

  private final String home;
  private final String number;
  private final String kind;
  private final Map<String, List<Broadcast<byte[]>>> supplies;

  /**
   * @param home the lab's folder, where a worker's environment does not say LAB_HOME
   * @param number of the task
   * @param kind of the task
   * @param supplies by digest, in parts
   */
  LabTask(String home, String number, String kind, Map<String, List<Broadcast<byte[]>>> supplies) {
    this.home = home;
    this.number = number;
    this.kind = kind;
    this.supplies = supplies;
  }

  @Override
  public Answer call(byte[] content) throws IOException, InterruptedException {
    String lab = System.getenv().getOrDefault("LAB_HOME", home);
    LabProcess process = LabProcess.take(Path.of(lab), worker());
    Answer answer;
    try {
      answer = process.run(worker(), kind, content, this);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      process.end();
      throw e;
    }
    process.giveBack();
    return answer;
  }

  @Override
  public void stepped(String steps) throws IOException {
    StepsPlugin.done(number, steps);
  }

  private static String worker() throws IOException {
    return "%s, executor %s"
        .formatted(InetAddress.getLocalHost().getHostName(), SparkEnv.get().executorId());
  }

  /** The file of a supply, in the executor's own folder, fetched once. */
  @Override
  public Path supply(String digest) throws IOException {
    synchronized (LabTask.class) {
      Path file = Path.of("supply-" + digest).toAbsolutePath();
      if (!Files.exists(file)) {
        StepsPlugin.tell(
            "cluster, worker %s: it has no such images, or others; they are sent to it"
                .formatted(worker()));
        Path draft = Files.createTempFile(file.getParent(), "supply", ".draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
          for (Broadcast<byte[]> part : supplies.get(digest)) {
            out.write(part.value());
          }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    }
  }
}
