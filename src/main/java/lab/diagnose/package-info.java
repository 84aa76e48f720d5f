/**
 * Explains why a piece's results are wrong: a {@link lab.diagnose.CallSequence} is how a piece was
 * called, an {@link lab.diagnose.Experiment} what it returned beside what is right, and the {@link
 * lab.diagnose.Explainer} finds one cause for all of them: a known mistake, the right piece given
 * other inputs (b1 = 0, lambda/2, H in the place of P), its results with a factor or a transpose, a
 * property that the wrong cases share, or changes of a case that make the piece right ({@link
 * lab.diagnose.Remedies}). What many draws of a piece have in common is {@link lab.diagnose.draws}.
 */
package lab.diagnose;
