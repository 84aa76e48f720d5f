package lab;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The factors by which dropout multiplies H, and the gradient on its way back: 0 for a dropped
 * unit, 1/(1−p) for a kept one.
 *
 * @param factors m×n, none below 0; or null in {@link #NONE}
 */
public record Mask(INDArray factors) {
  /** Drops nothing, scales nothing: for evaluating, and for training without dropout. */
  public static final Mask NONE = new Mask(null);

  /**
   * Multiplies in place: {@code A ← A ∘ factors}.
   *
   * @param A m×n; changed, unless this is {@link #NONE}
   * @return A itself
   */
  public INDArray applyTo(INDArray A) {
    if (factors == null) {
      return A;
    }
    Shape.require("dropout", "the mask", factors, A.size(0), A.size(1), "m×n = %s, like H", A);
    return A.muli(to(A.dataType()).factors);
  }

  /** The same mask in another precision; itself if it has it already. */
  public Mask to(DataType type) {
    return factors == null || factors.dataType() == type ? this : new Mask(factors.castTo(type));
  }
}
