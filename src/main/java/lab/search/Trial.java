package lab.search;

import java.util.Map;

/**
 * One trial of a search, as it stands in the search's file.
 *
 * @param number 0, 1, 2, … in the order of drawing
 * @param seed the trial's own
 * @param settings what was tried: {@code lambda → 1.6e-5}, in order
 * @param validationAccuracy the best of the trial's history, 0 to 1; NaN if it diverged
 * @param diverged the sentence that says how, or empty
 * @param seconds time it took
 */
public record Trial(
    int number,
    long seed,
    Map<String, Double> settings,
    double validationAccuracy,
    String diverged,
    double seconds) {}
