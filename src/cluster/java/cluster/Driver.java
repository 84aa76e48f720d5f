package cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lab.cluster.Frame;
import lab.cluster.Frame.Kinds;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Spark's driver: takes tasks from the lab by standard input, has each done as a Spark job of its
 * own, so that one that is given up takes no other with it, and answers by standard output.
 *
 * <p>Arguments: master, jars that executors need, the lab's folder on this machine, a file of
 * Spark's properties or nothing.
 */
public final class Driver {
  /** After so many failures, each with a process that ended, a task is given up. */
  private static final int MAX_FAILURES = 3;

  /** Bytes of a supply that are broadcast at a time. */
  private static final int PART = 32 << 20;

  private static final long POLL_MILLIS = 200;

  private final JavaSparkContext spark;
  private final Watch watch;
  private final String home;
  private final DataOutputStream out;
  private final Map<String, List<Broadcast<byte[]>>> supplies = new HashMap<>();
  private final ExecutorService tasks =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "task");
            thread.setDaemon(true);
            return thread;
          });

  private Driver(JavaSparkContext spark, String home, DataOutputStream out) {
    this.spark = spark;
    this.home = home;
    this.out = out;
    watch = new Watch(out, MAX_FAILURES, spark::cancelJobGroup);
    spark.sc().addSparkListener(watch);
  }

  /** Runs until there is no more input. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err); // nothing else writes between frames
    StepsPlugin.tell(out);
    SparkConf conf =
        new SparkConf()
            .setAppName("Two-Layer Lab")
            .setMaster(arguments[0])
            .set("spark.jars", arguments[1])
            .set("spark.excludeOnFailure.enabled", "true") // who fails fast would get all
            .set("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", "" + MAX_FAILURES)
            .set("spark.task.maxFailures", "" + (MAX_FAILURES + 1)) // must be more than these
            .set("spark.plugins", StepsPlugin.class.getName())
            .set("spark.executor.memory", "512m")
            .set("spark.ui.showConsoleProgress", "false");
    if (!arguments[3].isEmpty()) {
      Properties properties = new Properties();
      try (InputStream in = Files.newInputStream(Path.of(arguments[3]))) {
        properties.load(in);
      }
      properties
          .stringPropertyNames()
          .forEach(name -> conf.set(name, properties.getProperty(name)));
    }
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      Driver driver = new Driver(spark, arguments[2], out);
      driver.awaitWorkers();
      Frame.readAll(new DataInputStream(new BufferedInputStream(System.in)), driver::take);
      driver.watch.end();
      spark.sc().cancelAllJobs();
    }
    System.exit(0);
  }

  private void awaitWorkers() throws IOException, InterruptedException {
    boolean here = spark.isLocal();
    while (!here
        && spark.sc().statusTracker().getExecutorInfos().length < 2) { // one is this driver
      Thread.sleep(POLL_MILLIS);
    }
    Frame.of(Kinds.CORES, String.valueOf(spark.defaultParallelism())).writeTo(out);
  }

  private void take(Frame frame) throws IOException {
    if (frame.kind() == Kinds.SUPPLY) {
      supplies.put(frame.text(0), broadcast(Path.of(frame.text(1))));
    } else {
      Map<String, List<Broadcast<byte[]>>> needed = new HashMap<>();
      Stream.of(frame.text(3).split(" "))
          .filter(supplies::containsKey)
          .forEach(digest -> needed.put(digest, supplies.get(digest)));
      LabTask task = new LabTask(home, frame.text(0), frame.text(1), needed);
      tasks.execute(() -> run(frame.text(0), frame.parts().get(2), task));
    }
  }

  /** Sent only where it is asked for, and then from executor to executor. */
  private List<Broadcast<byte[]>> broadcast(Path file) throws IOException {
    List<Broadcast<byte[]>> parts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
        parts.add(spark.broadcast(part));
      }
    }
    return parts;
  }

  /**
   * Spark ends a job, too, whose task has failed on each executor that is there at the moment: it
   * is tried again as long as it fails anew.
   */
  private void run(String number, byte[] content, LabTask task) {
    spark.setJobGroup(number, "task " + number, true); // who cancels it interrupts it
    Watch.Attempts attempts = watch.of(number);
    int before = -1;
    while (true) {
      try {
        answer(number, spark.parallelize(List.of(content), 1).map(task).collect().get(0));
        return;
      } catch (Exception e) { // Scala throws what Java does not know of
        try {
          attempts.awaitJob();
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
        int failures = attempts.failures();
        if (failures >= MAX_FAILURES || failures == before) {
          answer(number, givenUp(attempts, e));
          return;
        }
        before = failures;
      }
    }
  }

  private static Answer givenUp(Watch.Attempts attempts, Exception failure) {
    int failures = attempts.failures();
    return failures == 0
        ? Answer.failed("unknown", "the task was given up: " + failure)
        : Answer.failed(
            attempts.worker(),
            "the task was given up after %d failure%s: %s"
                .formatted(failures, failures == 1 ? "" : "s", attempts.reason()));
  }

  private void answer(String number, Answer answer) {
    try {
      answer.frame(Frame.bytes(number)).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the lab has ended, which main sees, too
    }
  }
}
