package lab.gradebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import lab.base.Reason;
import lab.base.Shown;
import lab.gradebook.intake.Intake;
import lab.gradebook.intake.Submission;
import lab.jobs.WorkersEndedException;
import lab.piece.process.Runner;

/** The threads of a grading run: each grades the next submission until none is left. */
final class GradingThreads {
  /** Grades one submission and keeps what is told of it. */
  interface Work {
    /**
     * @param runner this machine's, if it is done here
     */
    GradingResult grade(Submission submission, Optional<Runner> runner) throws IOException;
  }

  private final List<Submission> all;
  private final ConcurrentLinkedQueue<Submission> open;
  private final Work work;
  private final Optional<Supplier<Runner>> runners;
  private final ConcurrentSkipListMap<String, GradingResult> results;
  private final BiConsumer<String, Integer> each;
  private final ConcurrentSkipListMap<String, String> failed = new ConcurrentSkipListMap<>();
  private volatile String broken = "the run was interrupted";

  /**
   * @param results where each is put, by the name of its submission
   * @param each told the name and points of each, as soon as it is there
   */
  GradingThreads(
      List<Submission> open,
      Work work,
      Optional<Supplier<Runner>> runners,
      ConcurrentSkipListMap<String, GradingResult> results,
      BiConsumer<String, Integer> each) {
    this.all = List.copyOf(open);
    this.open = new ConcurrentLinkedQueue<>(open);
    this.work = work;
    this.runners = runners;
    this.results = results;
    this.each = each;
  }

  /** Grades all; each has a result then, or a sentence that is given back. */
  List<String> work(int jobs) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(jobs, all.size()); i++) {
      Thread thread = new Thread(this::takeAll, "grading " + (i + 1));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        open.clear();
        Thread.currentThread().interrupt();
      }
    }
    for (Submission submission : all) {
      if (!results.containsKey(submission.name()) && !failed.containsKey(submission.name())) {
        fail(submission, "it was not reached: " + broken);
      }
    }
    return List.copyOf(failed.values());
  }

  private void takeAll() {
    Optional<Runner> runner = Optional.empty();
    try {
      for (Submission next = open.poll(); next != null; next = open.poll()) {
        runner = runner.or(() -> runners.map(Supplier::get));
        boolean well = take(next, runner);
        if (!well) { // nobody knows what else broke
          runner.ifPresent(Runner::close);
          runner = Optional.empty();
        }
      }
    } catch (RuntimeException | Error e) { // no runner can be had, or no worker
      broken = reason(e);
    } finally {
      runner.ifPresent(Runner::close);
    }
  }

  /** What goes wrong with one submission is told at the end, and costs no other. */
  private boolean take(Submission submission, Optional<Runner> runner) {
    try {
      GradingResult result = work.grade(submission, runner);
      results.put(submission.name(), result);
      each.accept(Intake.shown(submission.name()), result.total());
      return true;
    } catch (WorkersEndedException e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      fail(submission, reason(e));
      return !(e instanceof Error);
    }
  }

  private void fail(Submission submission, String reason) {
    failed.put(submission.name(), Intake.shown(submission.name()) + ": " + Shown.of(reason));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "the grader's memory ran out (%s)".formatted(Reason.of(failure));
    }
    return failure instanceof IOException || failure instanceof IllegalStateException
        ? Reason.of(failure)
        : failure.toString();
  }
}
