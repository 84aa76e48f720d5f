/**
 * Pieces and how they are compiled: the exercises there are, the classes that somebody wrote for
 * them, and the outcomes of their checks.
 *
 * <p>{@link lab.piece.PieceCompiler} is the way that every source goes: the compiler, in memory,
 * sees Java, the contracts and ND4J alone; what a piece takes from the rest of the lab is told with
 * its line. {@code AllowList} then reads the constant pools of the compiled classes and refuses a
 * piece that uses what no piece needs. A {@link lab.piece.Subject} makes pieces of an {@link
 * lab.piece.Assignment}'s class; an {@link lab.piece.Outcome} is what a check found.
 *
 * <p>The Java in which a student's code runs is shown this package and those below it, so nothing
 * here knows an answer.
 */
package lab.piece;
