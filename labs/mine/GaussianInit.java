package mine;

import lab.Exercise;
import lab.Initialiser;
import lab.Network;
import lab.Range;
import lab.Todo;

/**
 * Exercise 2.1: the network before training, {@code W ~ sigma · N(0, 1)}, {@code b = 0}.
 *
 * <p>Example: {@code new GaussianInit(0.01).network(3072, 50, 10, 42)} has W1 50×3072 and W2 10×50
 * with a standard deviation of about 0.01, b1 50×1 and b2 10×1 of zeros.
 *
 * <p>Avoid: weights of zero (all hidden units would stay the same for ever); sigma² in place of
 * sigma; an own seed in place of the one given; W1 the wrong way round.
 *
 * @param sigma standard deviation of the weights, &gt; 0 and finite
 */
public record GaussianInit(double sigma) implements Initialiser {
  /**
   * @throws IllegalArgumentException if sigma is not positive and finite
   */
  public GaussianInit {
    Range.requirePositive("GaussianInit", "sigma", sigma);
  }

  /** Task: W1 m×d and W2 K×m from {@code new Random(seed)}, b1 m×1 and b2 K×1 zero, all DOUBLE. */
  @Override
  @Exercise("2.1")
  public Network network(int d, int m, int K, long seed) {
    throw Todo.task("2.1", "GaussianInit.network");
  }
}
