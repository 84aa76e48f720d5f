/**
 * The benchmark: a network trained by this lab and by others, block by block in turn, in one run.
 *
 * <p>Every contestant, this lab too, is a process that trains for ever and stands still after each
 * block until it is asked for the next ({@link lab.bench.Contest}, five lines of text). Those in
 * Java and Python are in {@code src/bench}, whose libraries the lab does not know; {@code
 * Materials} there writes what all share: images, their order, rates, and weights, made by the
 * reference pieces. With two threads ND4J gets {@code OMP_WAIT_POLICY=passive}, without which its
 * two pools of threads fight; this lab has its own second thread, and ND4J's operations one each.
 */
package lab.bench;
