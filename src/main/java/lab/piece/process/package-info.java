/**
 * Runs untrusted pieces in processes of their own, where they can do no harm and learn no answers.
 *
 * <p>{@link lab.piece.process.Isolation} finds out what this machine can hold, by attacking itself;
 * a {@link lab.piece.process.Sandbox} compiles submissions and checks their pieces. A learner's own
 * pieces are checked by a {@link lab.piece.process.PieceRunner}, in the same way but without a
 * jail. Checks, answers and verdicts stay in the grader's process. The student's process has the
 * contracts, ND4J and {@code PieceProcess}, and nothing that knows an answer; what comes out of it
 * is read as numbers, and only as numbers.
 *
 * <p><b>Numbers.</b> Arguments go over as numbers; the result, what became of the arguments and
 * where the dice stand come back. The grader makes its own objects of them and holds every size
 * against the bytes that are there ({@code ValueReader}), so that a forged reply is at best a wrong
 * array.
 *
 * <p><b>The first layer</b>, a {@code Jail} of namespaces (unshare, else bubblewrap; as root the
 * process becomes nobody), shows the process Java, the system's libraries and these, read-only,
 * without network and other processes, under limits of memory, threads and files. {@link
 * lab.piece.process.Isolation#probe} sends an {@code Attack} in first: what was held off, not what
 * is installed, makes the {@link lab.piece.process.Level}. Where namespaces are forbidden, root
 * runs each process as another user; a grader who is not root, and allows it, has limits alone.
 * That is no boundary: ND4J does not look where it writes, so a piece may change whatever its
 * process holds.
 *
 * <p><b>The second layer</b> is portable: {@link lab.piece.PieceCompiler} refuses a piece that uses
 * what no piece needs, on every machine alike, so that a grade does not depend on where it was
 * given. The compiler has a process of its own, in which no student's code has run.
 *
 * <p>A sandbox keeps one process a submission, replaces it after any trouble, and checks what does
 * not pass again in a fresh one if others ran there before. What pieces print comes over for their
 * own author alone, and with hidden cases no word of theirs comes over but the type of an exception
 * and its line: both could tell inputs. From the state of the dice a case's seed can be computed,
 * by inverting SplitMix64; that gives no answer away, since what is drawn from it is handed over
 * anyway.
 */
package lab.piece.process;
