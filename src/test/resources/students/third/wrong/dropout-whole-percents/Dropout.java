package mine;

import java.util.random.RandomGenerator;
import lab.Exercise;
import lab.Mask;
import lab.Masking;
import lab.Phase;
import lab.Range;
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
    if (phase == Phase.EVALUATION) {
      return Mask.NONE;
    }
    int percent = (int) (100 * p);
    double[] factors = new double[m * n];
    for (int i = 0; i < factors.length; i++) {
      boolean dropped = random.nextInt(100) < percent;
      factors[i] = dropped ? 0 : 1 / (1 - p);
    }
    return new Mask(Nd4j.createFromArray(factors).reshape(m, n));
  }
}
