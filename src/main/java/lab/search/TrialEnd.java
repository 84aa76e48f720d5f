package lab.search;

import java.util.Map;

/**
 * Where a trial ends: a training may be several.
 *
 * @param t updates done
 * @param accuracy on the validation images, 0 to 1; NaN if it diverged before
 * @param diverged the sentence that says how, or empty
 * @param seconds time from the start of the training to here
 * @param versions of what computed it; see {@link lab.train.Provenance#versions}
 */
record TrialEnd(
    long t, double accuracy, String diverged, double seconds, Map<String, String> versions) {}
