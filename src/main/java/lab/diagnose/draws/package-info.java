/**
 * What is wrong with many draws of a piece: {@link lab.diagnose.draws.DrawnWeights}, {@link
 * lab.diagnose.draws.DrawnBatches}, {@link lab.diagnose.draws.DrawnOrders}, {@link
 * lab.diagnose.draws.DrawnNumbers} and {@link lab.diagnose.draws.DrawnMasks} tell {@link
 * lab.diagnose.draws.Trait}s, by tests that are wrong in less than one of a million seeds ({@link
 * lab.diagnose.draws.DrawTests}).
 */
package lab.diagnose.draws;
