package lab.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finished trial of a search, as it stands in the search's file.
 *
 * @param number 0, 1, 2, … in the order of drawing
 * @param seed the trial's own
 * @param settings what was tried: {@code lambda → 1.6e-5}, in order
 * @param validationAccuracy at the end of the trial, 0 to 1; NaN if it diverged
 * @param diverged the sentence that says how, or empty
 * @param seconds time from the start of its training to its end
 */
public record Trial(
    int number,
    long seed,
    Map<String, Double> settings,
    double validationAccuracy,
    String diverged,
    double seconds) {

  /** The finished trial of a candidate. */
  static Trial of(Candidate tried, TrialEnd end) {
    return new Trial(
        tried.number(),
        tried.seed(),
        tried.settings(),
        end.accuracy(),
        end.diverged(),
        end.seconds());
  }

  /** The same result, told of another candidate, whose training is the same. */
  Trial of(Candidate candidate) {
    return new Trial(
        candidate.number(),
        candidate.seed(),
        candidate.settings(),
        validationAccuracy,
        diverged,
        seconds);
  }

  @Override
  public String toString() {
    String end = finished() ? "%.1f %%".formatted(100 * validationAccuracy) : "diverged";
    return settings.entrySet().stream()
        .map(setting -> "%s %.2g".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "", ": " + end));
  }

  /** Whether the trial came to its end. */
  public boolean finished() {
    return diverged.isEmpty();
  }

  /**
   * The trial of the highest validation accuracy; the earliest of equals.
   *
   * @throws IllegalArgumentException if every trial diverged
   */
  public static Trial best(List<Trial> trials) {
    return trials.stream()
        .filter(Trial::finished)
        .max(
            Comparator.comparingDouble(Trial::validationAccuracy)
                .thenComparing(Trial::number, Comparator.reverseOrder()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "search: there is no best of %d trials, since none came to its end; try smaller rates"
                        .formatted(trials.size())));
  }
}
