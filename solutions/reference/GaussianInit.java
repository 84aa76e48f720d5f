package reference;

import java.util.Random;
import lab.Exercise;
import lab.Initialiser;
import lab.Network;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    Range.require("GaussianInit", "d", d, d >= 1, "at least 1 input");
    Range.require("GaussianInit", "m", m, m >= 1, "at least 1 hidden unit");
    Range.require("GaussianInit", "K", K, K >= 2, "at least 2 classes");
    Random random = new Random(seed);
    INDArray W1 = gaussian("W1, m×d", m, d, random);
    INDArray W2 = gaussian("W2, K×m", K, m, random);
    return new Network(
        W1, Nd4j.zeros(DataType.DOUBLE, m, 1), W2, Nd4j.zeros(DataType.DOUBLE, K, 1));
  }

  private INDArray gaussian(String form, int rows, int columns, Random random) {
    double[] values = new double[Shape.entries("GaussianInit", form, rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = sigma * random.nextGaussian();
    }
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }
}
