package lab.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lab.train.DivergedException;
import lab.train.Point;
import lab.train.Progress;
import lab.train.Training;
import lab.train.TrainingListener;

/**
 * Trials that differ in their length alone. Each is the beginning of the longest, so that one is
 * run, and each trial is measured where it ends.
 */
final class Course {
  private final Map<Candidate, Training> trainings = new LinkedHashMap<>();

  void add(Candidate candidate, Training training) {
    trainings.put(candidate, training);
  }

  /** Updates of the longest. */
  long updateCount() {
    return trainings.values().stream().mapToLong(Training::updateCount).max().orElse(0);
  }

  /** Runs what does not stand in the file yet. */
  void run(TrialFile file, Progress progress) {
    Map<Long, Candidate> waiting = new HashMap<>(); // by the updates after which each ends
    trainings.forEach(
        (candidate, training) -> {
          if (!file.has(training)) {
            waiting.put(training.updateCount(), candidate);
          }
        });
    long last = waiting.keySet().stream().reduce(0L, Math::max);
    progress.started(updateCount() - last, updateCount());
    if (waiting.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    TrainingListener measuring =
        new TrainingListener() {
          @Override
          public void measured(Point point) {
            boolean finite = Double.isFinite(point.validation().loss() + point.penalty());
            if (finite && waiting.containsKey(point.t())) {
              Candidate ended = waiting.remove(point.t());
              double accuracy = point.validation().accuracy();
              file.add(trainings.get(ended), Trial.of(ended, accuracy, "", start));
            }
          }
        };
    try {
      trainings.get(waiting.get(last)).listen(progress).listen(measuring).fit();
    } catch (DivergedException e) {
      for (Candidate diverged : waiting.values()) {
        Trial trial = Trial.of(diverged, Double.NaN, e.getMessage(), start);
        file.add(trainings.get(diverged), trial);
      }
    }
  }
}
