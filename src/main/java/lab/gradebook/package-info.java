/**
 * Grades a class: collects submissions, checks them, and writes grades and feedback.
 *
 * <p>{@link lab.gradebook.intake} takes a class in. {@link lab.gradebook.Ledger} gives points by
 * hand and takes grades back to the platform.
 *
 * <p>{@link lab.gradebook.Book} has each graded by a {@link lab.piece.process.Runner}, on the cases
 * that all see and then on those of the run's seed, and writes its feedback, the class's table and
 * its page. A runner is a sandbox or, in tests, a fake. A result holds nothing that was seen on
 * hidden cases. {@code results.json} is written first as not yet graded and last of all, so that
 * whoever finds one with a grade finds the feedback too, and the next run takes it as known if
 * digest, version and seed are the same. {@code Likeness} winnows fingerprints of syntax trees;
 * {@code Autograder} packs the program for Gradescope.
 */
package lab.gradebook;
