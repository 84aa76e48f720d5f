package lab.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import lab.jobs.Workers;
import lab.train.PortableTraining;
import lab.train.Progress;

/**
 * Runs trials that differ in their length alone as one training. Each is the beginning of the
 * longest, so that one is run, and each trial is measured where it ends.
 */
final class SharedTraining {
  private final List<TrialTraining> attempts = new ArrayList<>();

  void add(TrialTraining attempt) {
    attempts.add(attempt);
  }

  /** Updates of the longest. */
  long updateCount() {
    return attempts.stream().mapToLong(attempt -> attempt.training().updateCount()).max().orElse(0);
  }

  /**
   * Time that its one training took: that of the trial that ends last.
   *
   * @param trials of the whole search, in order of number
   */
  double seconds(List<Trial> trials) {
    return attempts.stream()
        .mapToDouble(attempt -> trials.get(attempt.candidate().number()).seconds())
        .max()
        .orElse(0);
  }

  /**
   * @throws IllegalArgumentException if the training cannot be sent to another machine
   */
  void requireSendable() {
    attempts.forEach(attempt -> PortableTraining.write(attempt.training()));
  }

  /** Has done what does not stand in the file yet. */
  void run(TrialFile file, Progress progress, Workers workers) {
    TreeMap<Long, List<TrialTraining>> waiting =
        new TreeMap<>(); // by the updates after which each ends
    for (TrialTraining attempt : attempts) {
      if (!file.knows(attempt)) {
        waiting
            .computeIfAbsent(attempt.training().updateCount(), updates -> new ArrayList<>())
            .add(attempt);
      }
    }
    long last = waiting.isEmpty() ? 0 : waiting.lastKey();
    progress.started(updateCount() - last, updateCount());
    if (waiting.isEmpty()) {
      return;
    }
    TrialTraining longest = waiting.get(last).get(0);
    longest.requireUnchanged();
    Consumer<TrialEnd> writing =
        end ->
            waiting
                .get(end.t())
                .forEach(
                    attempt ->
                        file.add(attempt, Trial.of(attempt.candidate(), end), end.versions()));
    workers.run(
        new TrialJob(longest.training(), new TreeSet<>(waiting.keySet()), progress, writing));
  }
}
