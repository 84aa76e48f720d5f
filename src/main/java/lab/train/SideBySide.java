package lab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Independent jobs, one thread each, as many at a time as there are cores. */
public final class SideBySide {
  private SideBySide() {}

  /** Runs all jobs on all cores; see {@link #run(List, int)}. */
  public static <T> List<T> run(List<? extends Callable<T>> jobs) {
    return run(jobs, Runtime.getRuntime().availableProcessors());
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
    ExecutorService pool = Executors.newFixedThreadPool(threads);
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
}
