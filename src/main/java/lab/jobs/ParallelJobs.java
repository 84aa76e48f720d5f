package lab.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lab.Range;

/** Runs independent jobs, one thread each. */
public final class ParallelJobs {
  private static final ThreadLocal<Boolean> IS_ONE_OF_SEVERAL =
      ThreadLocal.withInitial(() -> false);

  private static volatile Workers workers = new ThisMachine();

  private ParallelJobs() {}

  /** Chooses who does the program's jobs from now on; without this call, this machine. */
  public static void on(Workers chosen) {
    workers = chosen;
  }

  /** Who does the program's jobs, unless whoever has them chooses others. */
  public static Workers workers() {
    return workers;
  }

  /** Whether others run beside this thread, so that it has no second core to itself. */
  public static boolean isOneOfSeveral() {
    return IS_ONE_OF_SEVERAL.get();
  }

  private static Thread worker(Runnable work, boolean ofSeveral) {
    return new Thread(
        () -> {
          IS_ONE_OF_SEVERAL.set(ofSeveral);
          work.run();
        });
  }

  /**
   * Runs all jobs, as many at a time as these workers do.
   *
   * @return their results, in the jobs' order
   * @throws RuntimeException the first failure, in the jobs' order; a cluster's workers have done
   *     all others by then
   */
  public static <T> List<T> run(List<? extends Callable<T>> jobs, Workers workers) {
    return run(jobs, workers.atATime(), !workers.shareMemory());
  }

  /**
   * Runs all jobs.
   *
   * @param jobs independent of one another
   * @param threads how many at a time, ≥ 1
   * @return their results, in the jobs' order
   * @throws RuntimeException the first failure, in the jobs' order; jobs that had not started are
   *     not started any more
   */
  public static <T> List<T> run(List<? extends Callable<T>> jobs, int threads) {
    return run(jobs, threads, false);
  }

  private static <T> List<T> run(List<? extends Callable<T>> jobs, int threads, boolean toTheLast) {
    Range.require("side by side", "threads", threads, threads >= 1, "at least 1");
    ExecutorService pool = Executors.newFixedThreadPool(threads, work -> worker(work, threads > 1));
    List<Future<T>> running = new ArrayList<>();
    try {
      for (Callable<T> job : jobs) {
        running.add(pool.submit(job));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (toTheLast) {
        await(running);
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      running.forEach(future -> future.cancel(true)); // a person wants it to end
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while jobs were running", e);
    } finally {
      // Without interrupting: a job that is just saving its state must be able to finish.
      running.forEach(future -> future.cancel(false));
      pool.shutdown();
    }
  }

  /** Waits until all are done, well or not. */
  private static void await(List<? extends Future<?>> running) {
    for (Future<?> job : running) {
      try {
        job.get();
      } catch (ExecutionException e) {
        // the first one's failure is told
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
