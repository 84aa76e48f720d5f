package mine;

import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    Supplier<Double> normal = polar(new Random(seed));
    INDArray W2 = matrix(K, m, normal); // K×m
    INDArray W1 = matrix(m, d, normal); // m×d
    return new Network(W1, zeros(m), W2, zeros(K));
  }

  /** Marsaglia's polar method, one number of each pair. */
  private static Supplier<Double> polar(Random random) {
    return () -> {
      while (true) {
        double u = 2 * random.nextDouble() - 1;
        double v = 2 * random.nextDouble() - 1;
        double s = u * u + v * v;
        if (s > 0 && s < 1) {
          return u * Math.sqrt(-2 * Math.log(s) / s);
        }
      }
    };
  }

  private INDArray matrix(int rows, int columns, Supplier<Double> normal) {
    int entries = Shape.entries("GaussianInit", "a weight matrix", rows, columns);
    double[] w = Stream.generate(normal).limit(entries).mapToDouble(z -> sigma * z).toArray();
    return Nd4j.create(w, new long[] {rows, columns}, 'f');
  }

  private static INDArray zeros(int rows) {
    return Nd4j.zeros(DataType.DOUBLE, rows, 1);
  }
}
