package lab.search;

import java.util.Map;

/**
 * The number, seed and settings of a trial that is still to be run.
 *
 * @param number 0, 1, 2, … in the order of drawing
 * @param seed the trial's own: with the settings it is all that is needed to repeat the trial
 * @param settings name to value, in order
 */
public record Candidate(int number, long seed, Map<String, Double> settings) {}
