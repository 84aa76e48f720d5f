package bench;

import java.util.List;

/**
 * What computes in a contestant.
 *
 * @param versions of its libraries
 * @param kernels what multiplies matrices in it; none where it does not tell
 * @param handicaps a sentence for each thing that makes it slower than it could be here
 */
record Software(String versions, List<Kernel> kernels, List<String> handicaps) {}
