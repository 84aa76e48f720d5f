/**
 * The training loop, its history, checkpoints and progress.
 *
 * <p>Nearly all of an update's time is its two large products and fetching 100 images from all over
 * 600 MB. {@code Backprop.descend} makes plain descent with the penalty one product, {@code W ← (1
 * − 2 eta lambda) W − eta D Xᵀ}, and stores no dW1; it is a {@link lab.Shortcut}, of which stubs
 * know nothing, and another optimiser or a student's piece gets gradients as ever. A training that
 * runs alone lends half of each large product's rows, and half of each batch's images, to a second
 * core ({@link lab.Cores}); OpenBLAS' own threads need as long to wake as a product takes.
 * Trainings side by side have one core each. The halves are the same whatever else runs, so a way
 * of running gives the same bits each time; between alone and side by side they may differ by
 * rounding, as a test allows.
 */
package lab.train;
