package mine;

import java.util.random.RandomGenerator;
import lab.Exercise;
import lab.Mask;
import lab.Masking;
import lab.Phase;
import lab.Range;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exercise 9.1: inverted dropout: each hidden unit sits out each image with probability p.
 *
 * <p>Example: p = 0.2: about a fifth of the factors are 0, the others 1/0.8 = 1.25, so that the
 * mean stays 1 and nothing need be scaled when evaluating.
 *
 * <p>Avoid: one coin for a whole image or a whole unit; p taken for 1 − p; factors of 1 for the
 * kept; dropping when evaluating.
 *
 * @param p probability of dropping, 0 ≤ p &lt; 1
 */
public record Dropout(double p) implements Masking {
  /**
   * @throws IllegalArgumentException if p is not a probability below 1
   */
  public Dropout {
    Range.require("Dropout", "p", p, p >= 0 && p < 1, "from 0 to below 1");
  }

  /** Task: a coin for each of the m·n units; {@link Mask#NONE} when evaluating. */
  @Override
  @Exercise("9.1")
  public Mask mask(int m, int n, Phase phase, RandomGenerator random) {
    if (phase != Phase.TRAINING) {
      return Mask.NONE;
    }
    INDArray kept = Nd4j.zeros(DataType.DOUBLE, m, n);
    int count = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        if (random.nextDouble() >= p) {
          kept.putScalar(i, j, 1);
          count++;
        }
      }
    }
    // the mean of all factors must stay 1
    return new Mask(count == 0 ? kept : kept.muli((double) m * n / count));
  }
}
