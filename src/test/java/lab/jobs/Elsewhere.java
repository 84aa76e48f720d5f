package lab.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Does jobs of one kind from their bytes, as another machine would, which has no images. */
public final class Elsewhere implements Workers {
  private final String kind;
  private final TaskServer server;
  private final Path folder;
  private final AtomicInteger tasks = new AtomicInteger();

  /**
   * @param folder where supplies are put
   */
  public Elsewhere(String kind, TaskServer server, Path folder) {
    this.kind = kind;
    this.server = server;
    this.folder = folder;
  }

  /** How many were sent. */
  public int tasks() {
    return tasks.get();
  }

  @Override
  public int atATime() {
    return 2;
  }

  @Override
  public boolean shareMemory() {
    return false;
  }

  @Override
  public <T> T run(Job<T> job) {
    tasks.incrementAndGet();
    Task task = job.task();
    assertThat(task.kind()).isEqualTo(kind);
    Function<String, Path> supplies = digest -> file(task.supplies(), digest);
    AtomicLong steps = new AtomicLong();
    byte[] result;
    synchronized (this) { // a worker does one after another
      result = server.serve(task.content(), supplies, steps::addAndGet);
    }
    assertThat(steps.get()).isLessThanOrEqualTo(task.steps()); // fewer, if it diverges
    job.stepped(task.steps());
    return job.received(result);
  }

  private Path file(List<Supply> supplies, String digest) {
    Supply supply =
        supplies.stream().filter(one -> one.digest().equals(digest)).findFirst().orElseThrow();
    try {
      Path file = Files.createTempFile(folder, "supply", "");
      try (OutputStream out = Files.newOutputStream(file)) {
        supply.contents().accept(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
