package lab.diagnose;

import java.util.List;
import java.util.Optional;
import lab.piece.Matrices;

/** Recognises results that are right to some digits only, as those of float32 are. */
final class Precision {
  /** A sum of some hundred numbers in float32 is off by less. */
  private static final double SINGLE = 2e-5;

  /** Rounding in float64 leaves less. */
  private static final double DOUBLE = 1e-9;

  private Precision() {}

  /**
   * Explains results that are right to the digits of float32, and not to those of float64; empty
   * for others.
   */
  static Optional<Explanation> of(List<Experiment> cases) {
    boolean right =
        cases.stream()
            .allMatch(
                one -> Matrices.alike(one.got(), one.right(), Math.max(SINGLE, one.tolerance())));
    boolean exact = cases.stream().allMatch(one -> Matrices.alike(one.got(), one.right(), DOUBLE));
    return !right || exact
        ? Optional.empty()
        : Explanation.of(
            "the digits are right to about the seventh, as where numbers are kept in float32,"
                + " differences of nearly equal numbers are taken, or a small number is added;"
                + " look for one of these");
  }
}
