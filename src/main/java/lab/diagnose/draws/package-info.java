/**
 * Explains what is wrong with random numbers that a piece has drawn: {@link
 * lab.diagnose.draws.DrawnWeights}, {@link lab.diagnose.draws.DrawnBatches}, {@link
 * lab.diagnose.draws.DrawnOrders}, {@link lab.diagnose.draws.DrawnNumbers} and {@link
 * lab.diagnose.draws.DrawnMasks} give {@link lab.diagnose.draws.Trait}s, by tests that are wrong
 * for less than one of a million seeds ({@link lab.diagnose.draws.DrawTests}).
 */
package lab.diagnose.draws;
