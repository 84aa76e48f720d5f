/**
 * Checks a learner's pieces while they are written.
 *
 * <p><b>A learner's piece is checked in a Java of its own.</b> {@code Workbench} finds out about it
 * with as little work as it takes: a stub that still throws its {@code Todo} is not begun; a
 * verdict that {@code labs/.progress.json} holds for the SHA-256 of this very source (and of the
 * siblings it names) counts; else it is compiled in memory, alone, so that one broken stub stops no
 * other, and checked by a {@link lab.piece.process.PieceRunner} whose process is kept warm: just as
 * it is graded, except for the jail. {@code Watch} turns saves, keys and verdicts into turns taken
 * one after another; {@code WatchPage} lays a {@code WatchState} out for a terminal of any size and
 * is a pure function.
 */
package lab.practice;
