/**
 * The training loop, with its history, checkpoints and progress.
 *
 * <p>Nearly all of an update's time is its two large products and fetching 100 images from all over
 * 600 MB. {@code Backprop.descend} makes plain descent with the penalty one product, {@code W ← (1
 * − 2 eta lambda) W − eta D Xᵀ}, and stores no dW1; it is a {@link lab.Shortcut}, of which stubs
 * know nothing, and another optimiser or a student's piece gets gradients as ever. A training that
 * runs alone lends half of each large product's rows, and half of each batch's images, to a second
 * core ({@link lab.base.Cores}); OpenBLAS' own threads need as long to wake as a product takes.
 * Trainings side by side have one core each, and come to the same bits.
 *
 * <p>Which training it is says {@link lab.train.Provenance}: a digest of the examples, the
 * settings, and of each piece what it is made of and its compiled code. Classes from JShell are no
 * exception; their loader gives their bytes. A piece that may hold more than one can see (a lambda,
 * a class with fields, code that reads a variable from elsewhere or draws chance that no seed
 * repeats) is never taken for another one, so there is no checkpoint of such a training, and a
 * search runs each of its trials.
 *
 * <p>A training that stops early, keeps its best network or starts from another run differs from
 * one that does not in its settings and pieces, so neither is taken for the other; what it starts
 * from is known by a digest of the arrays. Stopping rules are asked where the network was measured
 * and answer by what was measured, so that a resumed training stops where it would have stopped.
 */
package lab.train;
