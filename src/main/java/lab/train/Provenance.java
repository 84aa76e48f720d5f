package lab.train;

import java.util.Map;

/**
 * Where a result comes from: enough to get the same bits again on the same machine.
 *
 * @param data the data set's name and its sizes
 * @param digest SHA-256 of its images
 * @param settings name to value, in the order of the report's formulas: m, lambda, schedule, …
 * @param seed the run's seed
 * @param pieces role to the piece's class and settings, such as {@code optimiser → reference.Adam}
 * @param versions lab, ND4J, BLAS, Java, operating system, threads
 */
public record Provenance(
    String data,
    String digest,
    Map<String, String> settings,
    long seed,
    Map<String, String> pieces,
    Map<String, String> versions) {}
