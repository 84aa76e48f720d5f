package cluster;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lab.cluster.Frame;
import lab.cluster.Frame.Kinds;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Sees what becomes of executors and of attempts at tasks, counts those that fail, and tells the
 * lab.
 */
final class Watch extends SparkListener {
  /** Spark's name of what {@code setJobGroup} sets. */
  private static final String GROUP = "spark.jobGroup.id";

  private static final long PATIENCE_SECONDS = 20; // until another one may have come

  /** What is known of a task; its jobs follow one another. */
  static final class Attempts {
    private final Semaphore ended = new Semaphore(0);
    private int failures;
    private String worker = "unknown";
    private String reason = "";

    /** Waits until all that happened in a job of the task is known. */
    void awaitJob() throws InterruptedException {
      ended.acquire();
    }

    synchronized int failures() {
      return failures;
    }

    /** Who failed last. */
    synchronized String worker() {
      return worker;
    }

    /** Why it failed last. */
    synchronized String reason() {
      return reason;
    }

    private synchronized int fail(String where, String why) {
      worker = where;
      reason = why;
      return ++failures;
    }
  }

  /** What ends a task that has failed too often. */
  interface Ending {
    void end(String number);
  }

  private final DataOutputStream lab;
  private final int maxFailures;
  private final Ending ending;
  private final Map<String, Attempts> tasks = new HashMap<>();
  private final Map<Integer, String> jobs = new HashMap<>();
  private final Map<Integer, String> stages = new HashMap<>();
  private final Set<String> executors = new HashSet<>();
  private int running;
  private boolean ended;

  /**
   * @param lab where it is told
   * @param maxFailures after which a task is ended
   */
  Watch(DataOutputStream lab, int maxFailures, Ending ending) {
    this.lab = lab;
    this.maxFailures = maxFailures;
    this.ending = ending;
  }

  /** What is known of a task, from its first job on. */
  synchronized Attempts of(String number) {
    return tasks.computeIfAbsent(number, key -> new Attempts());
  }

  /** Nothing is told any more: all of it ends. */
  synchronized void end() {
    ended = true;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    Properties properties = start.properties();
    String number = properties == null ? null : properties.getProperty(GROUP);
    if (number != null) {
      jobs.put(start.jobId(), number);
      start.stageIds().foreach(stage -> stages.put((Integer) stage, number));
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd end) {
    String number = jobs.remove(end.jobId());
    if (number != null) {
      of(number).ended.release();
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    running++;
    tellBusy();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    String number;
    synchronized (this) {
      running--;
      tellBusy();
      number = stages.get(end.stageId());
      if (number == null
          || !(end.reason() instanceof TaskFailedReason why)
          || !why.countTowardsTaskFailures()) {
        return;
      }
      String worker =
          "executor %s on %s".formatted(end.taskInfo().executorId(), end.taskInfo().host());
      String reason = reason(why);
      if (of(number).fail(worker, reason) < maxFailures) {
        if (!(why instanceof ExecutorLostFailure)) { // that is told when it is removed
          tell("cluster, %s: %s; another does it, if there is one".formatted(worker, reason));
        }
        return;
      }
    }
    ending.end(number);
  }

  private static String reason(TaskFailedReason why) {
    String text =
        why instanceof ExceptionFailure failure ? failure.description() : why.toErrorString();
    return onOneLine(text);
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
    executors.add(added.executorId());
    tellBusy();
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    executors.remove(removed.executorId());
    tellBusy();
    tell(
        "cluster: executor %s is gone (%s); what it was doing is done again by another"
            .formatted(removed.executorId(), onOneLine(removed.reason())));
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(this::tellIfNobodyIsLeft);
  }

  /** Spark waits for workers for ever, and says nothing. */
  private synchronized void tellIfNobodyIsLeft() {
    if (executors.isEmpty()) {
      tell(
          "cluster: no worker is left, and Spark waits for one; if none will come, Ctrl-C ends this, what is done is kept, and the same command (a report with --resume) goes on from it");
    }
  }

  /** Spark ends by itself where its master is gone for good. */
  @Override
  public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
    if (!ended) {
      tell("cluster: Spark has ended the application, as it does when its master is gone");
      Runtime.getRuntime().halt(1);
    }
  }

  private void tellBusy() {
    send(Frame.of(Kinds.BUSY, String.valueOf(running), String.valueOf(executors.size())));
  }

  private void tell(String sentence) {
    send(Frame.of(Kinds.TOLD, sentence));
  }

  private void send(Frame frame) {
    if (ended) {
      return;
    }
    try {
      frame.writeTo(lab);
    } catch (IOException e) {
      ended = true; // the lab has ended, which the driver sees, too
    }
  }
}
