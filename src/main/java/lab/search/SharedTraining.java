package lab.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lab.train.DivergedException;
import lab.train.Point;
import lab.train.Progress;
import lab.train.Run;
import lab.train.TrainingListener;

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

  /** Runs what does not stand in the file yet. */
  void run(TrialFile file, Progress progress) {
    TreeMap<Long, List<TrialTraining>> waiting =
        new TreeMap<>(); // by the updates after which each ends
    for (TrialTraining attempt : attempts) {
      Optional<Trial> known = file.find(attempt);
      if (known.isPresent()) {
        file.add(attempt, known.get());
      } else {
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
    long start = System.nanoTime();
    TrainingListener measuring =
        new TrainingListener() {
          @Override
          public void measured(Point point) {
            boolean finite = Double.isFinite(point.validation().loss() + point.penalty());
            if (finite && point.t() < last && waiting.containsKey(point.t())) {
              add(waiting.remove(point.t()), point.validation().accuracy(), "", start, file);
            }
          }
        };
    try {
      Run run = longest.training().listen(progress).listen(measuring).fit();
      add(waiting.remove(last), run.validation().accuracy(), "", start, file);
    } catch (DivergedException e) {
      for (List<TrialTraining> diverged : waiting.values()) {
        add(diverged, Double.NaN, e.getMessage(), start, file);
      }
    }
  }

  private static void add(
      List<TrialTraining> ended, double accuracy, String diverged, long start, TrialFile file) {
    for (TrialTraining attempt : ended) {
      file.add(attempt, Trial.of(attempt.candidate(), accuracy, diverged, start));
    }
  }
}
