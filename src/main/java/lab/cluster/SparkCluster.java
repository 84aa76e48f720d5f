package lab.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.AtomicFile;
import lab.base.Reason;
import lab.base.Shown;
import lab.cluster.Frame.Kinds;
import lab.jobs.Job;
import lab.jobs.Supply;
import lab.jobs.Task;
import lab.jobs.Workers;
import lab.jobs.WorkersEndedException;

/**
 * Workers of Apache Spark, through a driver that runs in a Java of its own. Close it, and what is
 * still under way ends on the cluster, too.
 */
public final class SparkCluster implements Workers, AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final long END_SECONDS = 20;
  private static final String CAUSE = "Caused by: "; // in its log
  private static final int LONGEST = 1000; // characters of a sentence from elsewhere

  /**
   * At least so many tasks are given to Spark at a time, which queues them: it knows its workers,
   * as they come.
   */
  private static final int QUEUED = 64;

  private final String master;
  private final SparkProgram program;
  private final Process driver;
  private final DataOutputStream out;
  private final CompletableFuture<Integer> cores = new CompletableFuture<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final Set<String> supplied = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private volatile String busy = "";

  /** A task that is under way. */
  private static final class Waiting {
    private final Job<?> job;
    private final CompletableFuture<Frame> answer = new CompletableFuture<>();
    private long steps;

    Waiting(Job<?> job) {
      this.job = job;
    }

    /** One that is done again begins anew, but what was told of it stays. */
    synchronized void stepped(long done) {
      if (done > steps) {
        job.stepped(done - steps);
        steps = done;
      }
    }
  }

  private SparkCluster(String master, SparkProgram program, Process driver) {
    this.master = master;
    this.program = program;
    this.driver = driver;
    out = new DataOutputStream(new BufferedOutputStream(driver.getOutputStream()));
    Thread reading = new Thread(this::read, "driver of Spark");
    reading.setDaemon(true);
    reading.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Connects to a master, and waits for its first worker.
   *
   * @param master as Spark names it, {@code spark://HOST:PORT} or {@code local[2]}
   * @throws IOException if Spark cannot be fetched or started
   * @throws IllegalStateException if the driver ends, or there is no worker within two minutes
   */
  public static SparkCluster at(String master) throws IOException {
    return at(master, Optional.empty());
  }

  /**
   * Connects to a master that wants more to be known, such as its secret.
   *
   * @param master as Spark names it
   * @param properties a file of Spark's own properties; without it, those of a master that was
   *     started here
   * @throws IOException if no master answers, or Spark cannot be fetched or started
   * @throws IllegalArgumentException if Spark would not understand the master
   * @throws IllegalStateException if the driver ends, or there is no worker within two minutes
   */
  public static SparkCluster at(String master, Optional<Path> properties) throws IOException {
    Master named = new Master(master);
    SparkProgram program = SparkProgram.ofThisLab();
    named.requireAnswer();
    program.build(master);
    Optional<Path> known =
        properties.isPresent() ? properties : LocalCluster.propertiesOf(master, program);
    SparkCluster cluster = new SparkCluster(master, program, program.driver(master, known).start());
    cluster.awaitWorkers();
    return cluster;
  }

  private void awaitWorkers() {
    try {
      cores.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      close();
      throw new IllegalStateException(
          "cluster: %s has no worker that is free, after %d seconds; start one, or wait until it is done with other work; what Spark said is in %s"
              .formatted(master, START_SECONDS, program.log(SparkProgram.DRIVER)),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cluster: interrupted", e);
    }
  }

  @Override
  public int atATime() {
    return Math.max(QUEUED, 2 * cores.join());
  }

  @Override
  public String busy() {
    return busy;
  }

  @Override
  public boolean shareMemory() {
    return false;
  }

  @Override
  public <T> T run(Job<T> job) {
    Task task = job.task();
    String number = String.valueOf(numbers.incrementAndGet());
    Waiting under = new Waiting(job);
    waiting.put(number, under);
    try {
      task.supplies().forEach(this::supply);
      String digests =
          task.supplies().stream().map(Supply::digest).collect(Collectors.joining(" "));
      new Frame(
              Kinds.TASK,
              List.of(
                  Frame.bytes(number),
                  Frame.bytes(task.kind()),
                  task.content(),
                  Frame.bytes(digests)))
          .writeTo(out);
    } catch (IOException e) {
      under.answer.completeExceptionally(ended());
    }
    byte[] result = await(under.answer);
    under.stepped(task.steps());
    return job.received(result);
  }

  private static byte[] await(CompletableFuture<Frame> answer) {
    try {
      Frame frame = answer.get();
      if (frame.kind() == Kinds.FAILED) {
        throw new IllegalStateException(
            "cluster, worker %s: %s".formatted(frame.text(1), frame.text(2)));
      }
      return frame.parts().get(2);
    } catch (ExecutionException e) {
      throw new WorkersEndedException(e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cluster: interrupted while a task was under way", e);
    }
  }

  /** Writes what many tasks need to a file, once, for the driver to send. */
  private synchronized void supply(Supply supply) {
    if (!supplied.add(supply.digest())) {
      return;
    }
    Path file = program.folder().resolve("supply-" + supply.digest());
    try {
      AtomicFile.write(file, to -> supply.contents().accept(to));
      Frame.of(Kinds.SUPPLY, supply.digest(), file.toString()).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cluster: " + Reason.of(e), e);
    }
  }

  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(driver.getInputStream()))) {
      Frame.readAll(in, this::take);
    } catch (IOException e) {
      // as if it had ended
    }
    cores.completeExceptionally(ended());
    waiting.values().forEach(under -> under.answer.completeExceptionally(ended()));
  }

  private void take(Frame frame) {
    switch (frame.kind()) {
      case Kinds.TOLD -> tellOnce(frame.text(0));
      case Kinds.BUSY -> busy = busy(frame.text(0), frame.text(1));
      case Kinds.CORES -> cores.complete(Integer.parseInt(frame.text(0)));
      case Kinds.STEPS ->
          Optional.ofNullable(waiting.get(frame.text(0)))
              .ifPresent(under -> under.stepped(Long.parseLong(frame.text(1))));
      default -> waiting.remove(frame.text(0)).answer.complete(frame);
    }
  }

  private static String busy(String tasks, String workers) {
    String all = workers.equals("1") ? "1 worker" : workers + " workers";
    return tasks.equals("0") ? "" : tasks + " at work on " + all;
  }

  private void tellOnce(String sentence) {
    if (told.add(sentence)) {
      System.err.println(Shown.line(sentence, LONGEST));
    }
  }

  private WorkersEndedException ended() {
    return new WorkersEndedException(
        "cluster: Spark's driver for %s has ended%s; what is done is kept, and the same command (a report with --resume) goes on from it; what Spark said is in %s"
            .formatted(master, cause(), program.log(SparkProgram.DRIVER)));
  }

  /** The last cause that Spark's driver has told, in brackets; empty if it told none. */
  private String cause() {
    try (Stream<String> lines = Files.lines(program.log(SparkProgram.DRIVER))) {
      return lines
          .filter(line -> line.startsWith(CAUSE))
          .reduce((first, last) -> last)
          .map(line -> " (" + Shown.line(line.substring(CAUSE.length()), LONGEST) + ")")
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  /** Ends what is under way, here and on the cluster. */
  @Override
  public void close() {
    try {
      out.close(); // by which the driver knows
      if (!driver.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        driver.destroyForcibly();
      }
    } catch (IOException e) {
      driver.destroyForcibly();
    } catch (InterruptedException e) {
      driver.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
