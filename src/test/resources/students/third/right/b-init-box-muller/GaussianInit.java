package mine;

import java.util.Random;
import lab.Exercise;
import lab.Initialiser;
import lab.Network;
import lab.Range;
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
 * @param sigma standard deviation of the weights, &gt; 0
 */
public record GaussianInit(double sigma) implements Initialiser {
  /**
   * @throws IllegalArgumentException if sigma is not a positive number
   */
  public GaussianInit {
    Range.require(
        "GaussianInit", "sigma", sigma, sigma > 0 && sigma < Double.POSITIVE_INFINITY, "positive");
  }

  /** Task: W1 m×d and W2 K×m from {@code new Random(seed)}, b1 m×1 and b2 K×1 zero, all DOUBLE. */
  @Override
  @Exercise("2.1")
  public Network network(int d, int m, int K, long seed) {
    Random random = new Random(seed);
    double[] spare = {Double.NaN};
    INDArray W2 = filled(K, m, random, spare);
    INDArray W1 = filled(m, d, random, spare);
    return new Network(W1, Nd4j.zeros(DataType.DOUBLE, m, 1), W2, Nd4j.zeros(DataType.DOUBLE, K, 1));
  }

  private INDArray filled(int rows, int columns, Random random, double[] spare) {
    double[][] w = new double[rows][columns];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        w[i][j] = sigma * gauss(random, spare);
      }
    }
    return Nd4j.create(w);
  }

  /** Box and Muller (1958): two uniform numbers make two Gaussian ones; the second is kept. */
  private static double gauss(Random random, double[] spare) {
    if (!Double.isNaN(spare[0])) {
      double kept = spare[0];
      spare[0] = Double.NaN;
      return kept;
    }
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    double angle = 2 * Math.PI * random.nextDouble();
    spare[0] = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}
