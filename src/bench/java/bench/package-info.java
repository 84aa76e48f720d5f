/**
 * The benchmark: a network trained by this lab and by others, block by block in turn, in one run.
 *
 * <p>{@code labs/lab bench} builds this project against the lab's jar and starts {@link
 * bench.BenchMain} with the lab's class path. Every contestant, this lab too, is a process that
 * trains for ever and stands still after each block until it is asked for the next ({@link
 * bench.Contest}, some lines of text). Those in Java are {@code bench.contestant}, which alone
 * needs others' libraries; those in Python lie beside, with a script that makes a Python for them.
 * Each tells what multiplies in it ({@link bench.Kernel}), and one that is slower than it could be
 * here is no measure ({@code Handicaps}). {@code bench.contestant.Materials} writes what all share:
 * images, their order, rates, and weights, made by the reference pieces. With two threads ND4J gets
 * {@code OMP_WAIT_POLICY=passive}, without which its two pools of threads fight; this lab has its
 * own second thread, and ND4J's operations one each.
 */
package bench;
