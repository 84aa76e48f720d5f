/**
 * Why a piece's results are wrong, computed: a {@link lab.diagnose.Script} is what a piece was
 * asked, an {@link lab.diagnose.Experiment} what it gave beside what is right, and the {@link
 * lab.diagnose.Explainer} finds what explains all of them: a known mistake, the right piece given
 * other inputs (b1 = 0, lambda/2, H in the place of P), its results with a factor or a transpose,
 * what the wrong cases have in common, or which changes of a case make the piece right ({@link
 * lab.diagnose.Remedies}). Of pieces that draw, {@link lab.diagnose.DrawnWeights}, {@link
 * lab.diagnose.DrawnBatches}, {@link lab.diagnose.DrawnOrders}, {@link lab.diagnose.DrawnNumbers}
 * and {@link lab.diagnose.DrawnMasks} say what is wrong with many draws, by tests that are wrong in
 * less than one of a million seeds ({@link lab.diagnose.Chance}).
 */
package lab.diagnose;
