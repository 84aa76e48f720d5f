package lab.course.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.Initialiser;
import lab.Network;
import lab.base.EnglishList;
import lab.course.kit.Checks;
import lab.course.kit.Drawing;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.ResultAssert;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.diagnose.draws.DrawnWeights;
import lab.diagnose.draws.Trait;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.Matrices;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The checks of exercise 2.1, GaussianInit. */
@Checks
public final class GaussianInitChecks {
  private static final double SIGMA = 0.05;

  private static final Drawing DRAWING =
      new Drawing(
          List.of(
              GaussianInitChecks::precision,
              GaussianInitChecks::weights,
              GaussianInitChecks::sources),
          List.of(
              Set.of(Kind.SHAPE),
              Set.of(Kind.DISTRIBUTION),
              Set.of(Kind.SOURCE),
              Set.of(Kind.INDEPENDENCE)),
          Map.ofEntries(
              Map.entry(DrawnWeights.ROOT, GaussianInitMistakes.VARIANCE),
              Map.entry(DrawnWeights.SQUARED, GaussianInitMistakes.SQUARED),
              Map.entry(DrawnWeights.ONE, GaussianInitMistakes.SIGMA_IGNORED),
              Map.entry(DrawnWeights.HE, GaussianInitMistakes.HE),
              Map.entry(DrawnWeights.UNIFORM, GaussianInitMistakes.UNIFORM),
              Map.entry(DrawnWeights.FROM_W1, GaussianInitMistakes.FROM_W1),
              Map.entry(DrawnWeights.SEED_IGNORED, GaussianInitMistakes.SEED_IGNORED),
              Map.entry(DrawnWeights.NOT_REPRODUCIBLE, GaussianInitMistakes.NOT_REPRODUCIBLE),
              Map.entry(DrawnWeights.XAVIER, GaussianInitMistakes.XAVIER),
              Map.entry(DrawnWeights.SAME_ROWS, GaussianInitMistakes.SAME_ROWS)));

  public static final Rubric RUBRIC =
      Rubric.of(
          "2.1",
          "GaussianInit",
          Initialiser.class,
          GaussianInitChecks.class,
          GaussianInitMistakes.ALL,
          DRAWING);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("W1 is m×d, W2 is K×m, b1 and b2 are columns of zeros, all in float64")
  void shapes(Pieces pieces) {
    requireShapes(pieces, 5, 4, 3);
    requireShapes(pieces, 1, 1, 2);
    requireShapes(pieces, 3, 131, 11);
  }

  private static void requireShapes(Pieces pieces, int d, int m, int K) {
    Network net = network(pieces, SIGMA, d, m, K, pieces.dice().nextInt());
    List<MatrixComparison> blocks =
        List.of(
            new MatrixComparison("W1", net.W1(), new double[m][d]),
            new MatrixComparison("b1", net.b1(), new double[m][1]),
            new MatrixComparison("W2", net.W2(), new double[K][m]),
            new MatrixComparison("b2", net.b2(), new double[K][1]));
    String call = "network with d = %d, m = %d, K = %d".formatted(d, m, K);
    ResultAssert.assertThat(blocks.toArray(MatrixComparison[]::new)).of(call).isOfShape();
    ResultAssert.assertThat(blocks.get(1), blocks.get(3)).of(call).isWithin(0);
    assertThat(net.arrays())
        .withFailMessage("the network is in %s, not in DOUBLE", net.W1().dataType())
        .allMatch(array -> array.dataType() == DataType.DOUBLE);
    assertThat(List.of(values(net.W1()), values(net.W2())))
        .withFailMessage("all weights of W1 and W2 are 0")
        .anyMatch(weights -> DoubleStream.of(weights).anyMatch(weight -> weight != 0));
  }

  /**
   * About 6000 weights: the error of their mean is 1.3 % of sigma, that of their deviation 0.9 %,
   * that of the share below sigma 0.6 %. The bounds are more than 6.5 times as wide: a false alarm
   * in less than one of 1e10 seeds.
   */
  @Test
  @Order(2)
  @Points(1)
  @DisplayName("Weights are of mean 0 and standard deviation sigma, and normal")
  void distribution(Pieces pieces) {
    requireNormal(pieces, SIGMA);
    requireNormal(pieces, 2);
  }

  private static void requireNormal(Pieces pieces, double sigma) {
    Network net = network(pieces, sigma, 61, 101, 59, pieces.dice().nextInt());
    for (INDArray W : List.of(net.W1(), net.W2())) {
      String name = W == net.W1() ? "W1" : "W2";
      double[] w = values(W);
      double mean = DoubleStream.of(w).average().orElseThrow();
      double deviation = Math.sqrt(DoubleStream.of(w).map(x -> x * x).sum() / w.length);
      assertThat(about(deviation, sigma))
          .withFailMessage(
              "the standard deviation of %s is %s, not sigma = %s",
              name, SignificantDigits.of(deviation), SignificantDigits.of(sigma))
          .isTrue();
      assertThat(mean)
          .withFailMessage(
              "the mean of %s is %s, not 0 within %s",
              name, SignificantDigits.of(mean), SignificantDigits.of(0.09 * sigma))
          .isBetween(-0.09 * sigma, 0.09 * sigma);
      long within = DoubleStream.of(w).filter(x -> Math.abs(x) < sigma).count();
      double near = within / (double) w.length;
      assertThat(near)
          .withFailMessage(
              "%s of %s is within sigma of 0, where a normal distribution has 0.683",
              SignificantDigits.of(near), name)
          .isBetween(0.643, 0.723);
    }
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("The same seed gives the same network, bit for bit; another seed another one")
  void seeds(Pieces pieces) {
    long seed = pieces.dice().nextLong();
    Network first = network(pieces, SIGMA, 6, 5, 3, seed);
    Network again = network(pieces, SIGMA, 6, 5, 3, seed);
    Network other = network(pieces, SIGMA, 6, 5, 3, seed + 1);
    for (int i = 0; i < 4; i++) {
      if (!Arrays.equals(values(first.arrays().get(i)), values(again.arrays().get(i)))) {
        throw new AssertionError(
            "two networks of seed %d differ in %s".formatted(seed, Network.NAMES.get(i)));
      }
    }
    boolean varied = DoubleStream.of(values(first.W1())).distinct().count() > 1;
    if (varied && Arrays.equals(values(first.W1()), values(other.W1()))) {
      throw new AssertionError(
          "the networks of seeds %d and %d are the same".formatted(seed, seed + 1));
    }
    assertThat(varied).withFailMessage("all weights of W1 are the same").isTrue();
    for (int i = 0; i < 4; i += 2) {
      double[][] W = Matrices.of(first.arrays().get(i));
      long common = DrawnWeights.common(W, Matrices.of(other.arrays().get(i)));
      assertThat(common)
          .withFailMessage(
              "%d of the %d weights in %s of seed %d stand in that of seed %d, too",
              common, W.length * W[0].length, Network.NAMES.get(i), seed, seed + 1)
          .isZero();
    }
  }

  /**
   * 1612 numbers of 53 bits: two are equal by chance, or one the negative of the other, once in 3e9
   * seeds.
   */
  @Test
  @Order(4)
  @Points(1)
  @DisplayName("No weight occurs twice: all of W1 and W2 are draws of their own")
  void draws(Pieces pieces) {
    Network net = network(pieces, SIGMA, 41, 31, 11, pieces.dice().nextInt());
    double[] all =
        DoubleStream.concat(DoubleStream.of(values(net.W1())), DoubleStream.of(values(net.W2())))
            .toArray();
    long distinct = DoubleStream.of(all).map(Math::abs).distinct().count();
    assertThat(distinct)
        .withFailMessage(
            "only %d of the %d weights of W1 and W2 are different, the sign aside",
            distinct, all.length)
        .isEqualTo(all.length);
    for (int i = 0; i < 4; i += 2) {
      assertThat(DrawnWeights.isCentred(Matrices.of(net.arrays().get(i))))
          .withFailMessage("the weights in %s sum to 0", Network.NAMES.get(i))
          .isFalse();
    }
    Network single = network(pieces, SIGMA, 1, 1, 2, pieces.dice().nextInt());
    assertThat(values(single.W1())[0])
        .withFailMessage("W1 of one hidden unit and one pixel is 0, not a draw")
        .isNotZero();
  }

  private static boolean about(double deviation, double sigma) {
    return deviation > 0.92 * sigma && deviation < 1.08 * sigma;
  }

  private static Network network(Pieces pieces, double sigma, int d, int m, int K, long seed) {
    Network net = pieces.piece(Initialiser.class, sigma).network(d, m, K, seed);
    if (net == null) {
      throw new AssertionError("network gives null, not a Network");
    }
    return net;
  }

  private static List<Trait> precision(Pieces pieces) {
    Network net = network(pieces, SIGMA, 5, 4, 3, pieces.dice().nextInt());
    List<String> other =
        IntStream.range(0, 4)
            .filter(i -> net.arrays().get(i).dataType() != DataType.DOUBLE)
            .mapToObj(Network.NAMES::get)
            .toList();
    return other.isEmpty() || other.size() == 4
        ? List.of()
        : List.of(
            new Trait(
                Kind.SHAPE,
                "%s of another type than the rest; look at what type an array is made with"
                    .formatted(EnglishList.is(other))));
  }

  private static List<Trait> weights(Pieces pieces) {
    List<DrawnWeights> nets = new ArrayList<>();
    int[][] sizes = {{61, 101, 59}, {131, 47, 73}, {43, 83, 97}};
    double[] sigmas = {SIGMA, 2, 0.3};
    for (int i = 0; i < sizes.length; i++) {
      int d = sizes[i][0];
      int m = sizes[i][1];
      int K = sizes[i][2];
      Network net = network(pieces, sigmas[i], d, m, K, pieces.dice().nextLong());
      nets.add(new DrawnWeights(sigmas[i], d, m, K, arrays(net)));
    }
    return DrawnWeights.of(nets);
  }

  private static List<Trait> sources(Pieces pieces) {
    long seed = pieces.dice().nextLong();
    return DrawnWeights.ofSeeds(
        arrays(network(pieces, SIGMA, 7, 5, 3, seed)),
        arrays(network(pieces, SIGMA, 7, 5, 3, seed)),
        arrays(network(pieces, SIGMA, 7, 5, 3, seed + 1)));
  }

  /** A network's numbers by name. */
  private static Map<String, double[][]> arrays(Network net) {
    Map<String, double[][]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      INDArray array = net.arrays().get(i);
      String name = Network.NAMES.get(i);
      assertThat(array).as(name).matches(matrix -> matrix != null && matrix.rank() == 2);
      arrays.put(name, Matrices.of(array));
    }
    return arrays;
  }

  private static double[] values(INDArray array) {
    return Arrays.stream(Matrices.of(array))
        .flatMapToDouble(DoubleStream::of)
        .map(value -> value + 0.0) // -0 is no draw of its own
        .toArray();
  }
}
