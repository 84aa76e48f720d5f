/**
 * Runs untrusted pieces where they can do no harm and learn nothing.
 *
 * <p>{@link lab.grade.isolation.Isolation} finds out what this machine can hold, by attacking
 * itself; a {@link lab.grade.isolation.Sandbox} compiles submissions and checks their pieces.
 * Checks, answers and verdicts stay in the grader's process. The student's process has the
 * contracts, ND4J and {@link lab.grade.isolation.Servant}; what comes out of it is read as numbers,
 * and only as numbers.
 */
package lab.grade.isolation;
