/**
 * Compiles students' pieces in memory and says what is wrong with those that do not compile.
 *
 * <p>{@link lab.compile.PieceCompiler} is the way that every piece goes. The compiler sees Java,
 * the contracts and ND4J alone; what a piece takes from the rest of the lab is told with its line.
 * {@code AllowList} then reads the constant pools of the compiled classes and refuses a piece that
 * uses what no piece needs.
 */
package lab.compile;
