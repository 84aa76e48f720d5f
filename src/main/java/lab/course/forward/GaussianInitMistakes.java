package lab.course.forward;

import static lab.course.kit.PlainMatrix.array;

import java.util.List;
import java.util.Random;
import lab.Initialiser;
import lab.Network;
import lab.course.kit.Mistake;
import lab.piece.Matrices;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The known mistakes of exercise 2.1, GaussianInit, each made from the right way in plain loops.
 */
public final class GaussianInitMistakes {
  static final String SEED_IGNORED = "the seed ignored";
  static final String NOT_REPRODUCIBLE = "not reproducible from its seed";
  static final String VARIANCE = "sigma used as variance";
  static final String SQUARED = "sigma squared";
  static final String SIGMA_IGNORED = "sigma ignored";
  static final String HE = "He's deviation in place of sigma";

  static final String XAVIER = "Xavier's deviation in place of sigma";
  static final String SAME_ROWS = "the same row again and again";
  static final String UNIFORM = "uniform in place of normal";
  static final String FROM_W1 = "W2 from the same numbers as W1";

  private GaussianInitMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          new Mistake(
              VARIANCE,
              "you use sigma as the variance; it is the standard deviation,"
                  + " sigma times a number of N(0, 1)",
              settings -> new Right(Math.sqrt((double) settings[0]))),
          new Mistake(
              SQUARED,
              "you multiply by sigma twice; a weight is sigma times a number of N(0, 1)",
              settings -> new Right((double) settings[0] * (double) settings[0])),
          new Mistake(
              SIGMA_IGNORED,
              "you do not use sigma; a weight is sigma times a number of N(0, 1)",
              settings -> new Right(1)),
          new Mistake(
              "zero weights (no symmetry broken)",
              "your weights are 0, so all hidden units stay the same for ever; draw them",
              settings -> new Right(0)),
          new Mistake(
              "biases random",
              "you draw the biases too; they begin at 0",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public INDArray bias(int rows, Random random) {
                      return gaussian(rows, 1, random);
                    }
                  }),
          new Mistake(
              SEED_IGNORED,
              "you do not use the seed that is passed in; take new Random(seed)",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    Random random(long seed) {
                      return new Random(42);
                    }
                  }),
          new Mistake(
              NOT_REPRODUCIBLE,
              "your numbers come from elsewhere; take all of them from one new Random(seed)",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    Random random(long seed) {
                      return new Random();
                    }
                  }),
          new Mistake(
              "W1 transposed",
              "your layers are the wrong way round; W1 has a row for each hidden unit, m×d,"
                  + " and W2 one for each class, K×m",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public Network network(int d, int m, int K, long seed) {
                      return super.network(m, d, K, seed);
                    }
                  }),
          new Mistake(
              UNIFORM,
              "your numbers are uniform; N(0, 1) is random.nextGaussian()",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double draw(Random random) {
                      return 2 * random.nextDouble() - 1;
                    }
                  }),
          new Mistake(
              "positive weights only",
              "your weights are never negative; N(0, 1) is random.nextGaussian()",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double draw(Random random) {
                      return random.nextDouble();
                    }
                  }),
          new Mistake(
              FROM_W1,
              "you begin again at the seed for W2; draw both from one Random, one after the other",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public Network network(int d, int m, int K, long seed) {
                      Network net = super.network(d, m, K, seed);
                      INDArray W2 = gaussian(K, m, random(seed));
                      return new Network(net.W1(), net.b1(), W2, net.b2());
                    }
                  }),
          new Mistake(
              "float32",
              "your arrays are float32; a network begins in float64, DataType.DOUBLE",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public Network network(int d, int m, int K, long seed) {
                      return super.network(d, m, K, seed).to(DataType.FLOAT);
                    }
                  }),
          new Mistake(
              HE,
              "you take the deviation from the number of inputs, √(2 / inputs), as He's start does;"
                  + " here it is sigma, whatever the sizes",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double sigma(int inputs) {
                      return Math.sqrt(2.0 / inputs);
                    }
                  }),
          new Mistake(
              XAVIER,
              "you take the deviation from the number of inputs, 1/√inputs, as Xavier's start does;"
                  + " here it is sigma, whatever the sizes",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double sigma(int inputs) {
                      return 1 / Math.sqrt(inputs);
                    }
                  }),
          new Mistake(
              SAME_ROWS,
              "your rows are all the same, as where the seed is taken anew for each; each weight is a"
                  + " draw of its own",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public Network network(int d, int m, int K, long seed) {
                      return new Network(
                          rows(m, d, seed),
                          array(new double[m][1]),
                          rows(K, m, seed),
                          array(new double[K][1]));
                    }

                    private INDArray rows(int rows, int columns, long seed) {
                      double[][] W = new double[rows][];
                      for (int i = 0; i < rows; i++) {
                        W[i] = Matrices.of(gaussian(1, columns, random(seed)))[0];
                      }
                      return array(W);
                    }
                  }),
          new Mistake(
              "the example's 0.01 always",
              "your weights have a deviation of 0.01 whatever sigma is; take this piece's sigma",
              settings -> new Right(0.01)));

  /** The right way, step by step. */
  public static class Right implements Initialiser {
    private final double sigma;

    public Right(double sigma) {
      this.sigma = sigma;
    }

    @Override
    public Network network(int d, int m, int K, long seed) {
      Random random = random(seed);
      INDArray W1 = gaussian(m, d, random);
      INDArray W2 = gaussian(K, m, random);
      return new Network(W1, bias(m, random), W2, bias(K, random));
    }

    Random random(long seed) {
      return new Random(seed);
    }

    public INDArray gaussian(int rows, int columns, Random random) {
      double deviation = sigma(columns);
      return array(Matrices.map(new double[rows][columns], zero -> deviation * draw(random)));
    }

    double sigma(int inputs) {
      return sigma;
    }

    double draw(Random random) {
      return random.nextGaussian();
    }

    public INDArray bias(int rows, Random random) {
      return array(new double[rows][1]);
    }
  }
}
