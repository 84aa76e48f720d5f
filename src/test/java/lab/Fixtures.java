package lab;

import java.util.Random;
import lab.check.Problem;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the tests of the pieces share: random arrays, and arrays as plain numbers. */
public final class Fixtures {
  private Fixtures() {}

  /** Numbers from N(0, 1), in float64. */
  public static INDArray gaussian(long rows, long columns, Random random) {
    double[] values = new double[(int) (rows * columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return Nd4j.create(values, new long[] {rows, columns}, 'f');
  }

  /** A matrix from its rows. */
  public static INDArray matrix(double[]... rows) {
    return Nd4j.create(rows);
  }

  /** A row of a matrix, to be written without {@code new double[]}. */
  public static double[] row(double... values) {
    return values;
  }

  /** Labels as columns with a single 1. */
  public static INDArray oneHot(int K, int... y) {
    INDArray Y = Nd4j.zeros(DataType.DOUBLE, K, y.length);
    for (int j = 0; j < y.length; j++) {
      Y.putScalar(y[j], j, 1);
    }
    return Y;
  }

  /** n labels by chance. */
  public static INDArray labels(int K, int n, Random random) {
    return oneHot(K, random.ints(n, 0, K).toArray());
  }

  /** A network whose scores are about 1 in size, its biases not 0. */
  public static Network network(int d, int m, int K, Random random) {
    return new Network(
        gaussian(m, d, random).divi(Math.sqrt(d)),
        gaussian(m, 1, random).muli(0.1),
        gaussian(K, m, random).divi(Math.sqrt(m)),
        gaussian(K, 1, random).muli(0.1));
  }

  /** A small network with images and labels, sizes by chance; no penalty, no dropout. */
  public static Problem problem(long seed) {
    Random random = new Random(seed);
    int d = 1 + random.nextInt(20);
    int m = 1 + random.nextInt(15);
    int K = 2 + random.nextInt(9);
    int n = 1 + random.nextInt(12);
    return new Problem(
        network(d, m, K, random), gaussian(d, n, random), labels(K, n, random), 0, Mask.NONE);
  }

  /** The numbers of an array, row by row: compare these, for INDArray.equals is tolerant. */
  public static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
