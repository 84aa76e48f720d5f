/**
 * Why a piece's results are wrong, computed: a {@link lab.diagnose.CallSequence} is what a piece
 * was asked, an {@link lab.diagnose.Experiment} what it gave beside what is right, and the {@link
 * lab.diagnose.Explainer} finds what explains all of them: a known mistake, the right piece given
 * other inputs (b1 = 0, lambda/2, H in the place of P), its results with a factor or a transpose,
 * what the wrong cases have in common, or which changes of a case make the piece right ({@link
 * lab.diagnose.Remedies}). What many draws of a piece have in common is {@link lab.diagnose.draws}.
 */
package lab.diagnose;
