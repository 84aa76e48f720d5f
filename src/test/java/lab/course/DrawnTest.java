package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Initialiser;
import lab.Mask;
import lab.Masking;
import lab.Network;
import lab.Phase;
import lab.Sampler;
import lab.course.descent.MiniBatchesMistakes;
import lab.course.dropout.DropoutMistakes;
import lab.course.forward.GaussianInitMistakes;
import lab.course.kit.Pieces;
import lab.course.kit.PlainMatrix;
import lab.piece.Assignment;
import lab.piece.Matrices;
import lab.piece.Outcome.Status;
import lab.piece.SeededRandom;
import lab.piece.Subject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Wrong pieces that draw, none of them in the bank, and the sentence that each must get. */
@Tag("slow")
class DrawnTest {
  private record Wrong(String id, String name, Function<Object[], ?> factory, String sentence) {}

  private static final List<Wrong> WRONG = new ArrayList<>();

  private static void add(String id, String name, Function<Object[], ?> factory, String sentence) {
    WRONG.add(new Wrong(id, name, factory, sentence));
  }

  /** A weight of N(0, 1), times what is given. */
  private interface Weight {
    double of(double sigma, int rows, int columns, Random random);
  }

  private static Function<Object[], ?> weights(Weight weight) {
    return settings ->
        new GaussianInitMistakes.Right((double) settings[0]) {
          @Override
          public INDArray gaussian(int rows, int columns, Random random) {
            return PlainMatrix.array(
                Matrices.map(
                    new double[rows][columns],
                    zero -> weight.of((double) settings[0], rows, columns, random)));
          }
        };
  }

  private interface Fill {
    double[][] of(double sigma, int rows, int columns, Random random);
  }

  private static Function<Object[], ?> filled(Fill fill) {
    return settings ->
        new GaussianInitMistakes.Right((double) settings[0]) {
          @Override
          public INDArray gaussian(int rows, int columns, Random random) {
            return PlainMatrix.array(fill.of((double) settings[0], rows, columns, random));
          }
        };
  }

  static {
    add(
        "2.1",
        "He's start times sigma",
        weights((s, rows, columns, r) -> s * r.nextGaussian() * Math.sqrt(2.0 / columns)),
        "W1 and W2 are of the deviation sigma √(2/inputs), and not sigma; look at what N(0, 1) is"
            + " multiplied by");
    add(
        "2.1",
        "by the outputs",
        weights((s, rows, columns, r) -> r.nextGaussian() / rows),
        "W1 and W2 are of the deviation 1/outputs, and not sigma; look at what N(0, 1) is multiplied"
            + " by");
    add(
        "2.1",
        "Glorot's start",
        weights((s, rows, columns, r) -> r.nextGaussian() * Math.sqrt(2.0 / (rows + columns))),
        "W1 and W2 are of the deviation √(2/(inputs + outputs)), and not sigma; look at what N(0, 1)"
            + " is multiplied by");
    add(
        "2.1",
        "mean and deviation exchanged",
        weights((s, rows, columns, r) -> r.nextGaussian(s, 1)),
        "you do not use sigma; a weight is sigma times a number of N(0, 1); besides, W1 and W2 are of"
            + " the mean sigma, and not 0; look at what is added");
    add(
        "2.1",
        "about sigma",
        weights((s, rows, columns, r) -> s + s * r.nextGaussian()),
        "W1 and W2 are of the mean sigma, and not 0; look at what is added");
    add(
        "2.1",
        "without sign",
        weights((s, rows, columns, r) -> Math.abs(s * r.nextGaussian())),
        "W1 and W2 are never below 0; look at what is drawn and what becomes of its sign");
    add(
        "2.1",
        "exponential both ways",
        weights(
            (s, rows, columns, r) ->
                s * (r.nextBoolean() ? 1 : -1) * r.nextExponential() / Math.sqrt(2)),
        "W1 and W2 are not normal: too many numbers are near the mean; look at what is drawn");
    add(
        "2.1",
        "one row for all",
        filled(
            (s, rows, columns, r) -> {
              double[][] W = new double[rows][columns];
              double[] row = r.doubles(columns, -1, 1).toArray();
              for (int i = 0; i < rows; i++) {
                W[i] = row.clone();
              }
              return W;
            }),
        "your rows are all the same, as where the seed is taken anew for each; each weight is a draw of"
            + " its own");
    add(
        "2.1",
        "the last column left out",
        filled(
            (s, rows, columns, r) -> {
              double[][] W = new double[rows][columns];
              for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns - 1; j++) {
                  W[i][j] = s * r.nextGaussian();
                }
              }
              return W;
            }),
        "W1 and W2 are 0 in the last column; look at where the loop over columns ends");
    add(
        "2.1",
        "antithetic draws",
        filled(
            (s, rows, columns, r) -> {
              double[][] W = new double[rows][columns];
              double kept = 0;
              for (int i = 0; i < rows * columns; i++) {
                kept = i % 2 == 0 ? s * r.nextGaussian() : -kept;
                W[i / columns][i % columns] = kept;
              }
              return W;
            }),
        "W1 and W2 are of numbers that come twice, once with a minus; look at how often each is"
            + " used");
    add(
        "2.1",
        "W2 alone of its own chance",
        settings ->
            new GaussianInitMistakes.Right((double) settings[0]) {
              @Override
              public Network network(int d, int m, int K, long seed) {
                Network net = super.network(d, m, K, seed);
                return new Network(net.W1(), net.b1(), gaussian(K, m, new Random()), net.b2());
              }
            },
        "W2 is not the same again for the same seed, unlike the rest; look at where its numbers"
            + " come from");
    add(
        "2.1",
        "He's start by ND4J",
        settings ->
            (Initialiser)
                (d, m, K, seed) -> {
                  var random = Nd4j.getRandomFactory().getNewRandomInstance(seed);
                  INDArray W1 = Nd4j.createUninitialized(DataType.DOUBLE, m, d);
                  INDArray W2 = Nd4j.createUninitialized(DataType.DOUBLE, K, m);
                  return new Network(
                      Nd4j.randn(W1, random).muli(Math.sqrt(2.0 / d)),
                      Nd4j.zeros(DataType.DOUBLE, m, 1),
                      Nd4j.randn(W2, random).muli(Math.sqrt(2.0 / m)),
                      Nd4j.zeros(DataType.DOUBLE, K, 1));
                },
        "you take the deviation from the number of inputs, √(2 / inputs), as He's start does");
    add(
        "2.1",
        "biases of 1",
        settings ->
            new GaussianInitMistakes.Right((double) settings[0]) {
              @Override
              public INDArray bias(int rows, Random random) {
                return Nd4j.ones(DataType.DOUBLE, rows, 1);
              }
            },
        "b1 and b2 are 1 throughout; look at what a bias begins with");
  }

  private interface Coins {
    double[][] of(double p, int m, int n, RandomGenerator random);
  }

  private static Function<Object[], ?> mask(Coins coins) {
    return settings ->
        new DropoutMistakes.Right((double) settings[0]) {
          @Override
          public double[][] factors(int m, int n, RandomGenerator random) {
            double p = (double) settings[0];
            return p == 0 ? super.factors(m, n, random) : coins.of(p, m, n, random);
          }
        };
  }

  private interface Factor {
    double of(double p, double draw);
  }

  private static Function<Object[], ?> factor(Factor factor) {
    return mask(
        (p, m, n, random) ->
            Matrices.map(new double[m][n], zero -> factor.of(p, random.nextDouble())));
  }

  static {
    add(
        "9.1",
        "kept by 1 + p",
        factor((p, u) -> u < p ? 0 : 1 + p),
        "the factor of a kept unit is 1 + p, and must be 1/(1−p); look at what keeps the mean");
    add(
        "9.1",
        "scaled twice",
        factor((p, u) -> u < p ? 0 : 1 / (1 - p) / (1 - p)),
        "the factor of a kept unit is 1/(1−p)², and must be 1/(1−p); look at what keeps the mean");
    add(
        "9.1",
        "the draws themselves",
        factor((p, u) -> u < p ? 0 : u),
        "the factors are many different numbers, and must be two; look at what becomes of a draw");
    add(
        "9.1",
        "dropped to p",
        factor((p, u) -> u < p ? p : 1 / (1 - p)),
        "no factor is 0, so that a dropped unit still counts; look at what drops it");
    add(
        "9.1",
        "two draws for one coin",
        mask(
            (p, m, n, r) ->
                Matrices.map(
                    new double[m][n],
                    zero -> r.nextDouble() < p && r.nextDouble() < p ? 0 : 1 / (1 - p))),
        "a unit is dropped with probability p², and must be with p; look at what a draw is compared"
            + " with");
    add(
        "9.1",
        "as many in each image",
        mask(
            (p, m, n, r) -> {
              double[][] factors = Matrices.map(new double[m][n], zero -> 1 / (1 - p));
              for (int j = 0; j < n; j++) {
                int[] order = new MiniBatchesMistakes.Right(m).order(m, r);
                for (int i = 0; i < Math.round(p * m); i++) {
                  factors[order[i]][j] = 0;
                }
              }
              return factors;
            }),
        "in each image the same number of units is dropped, where each coin falls by itself; look at"
            + " what is decided together");
    add(
        "9.1",
        "images in opposite pairs",
        mask(
            (p, m, n, r) -> {
              double[][] factors = new double[m][n];
              for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j += 2) {
                  double u = r.nextDouble();
                  factors[i][j] = u < p ? 0 : 1 / (1 - p);
                  if (j + 1 < n) {
                    factors[i][j + 1] = 1 - u < p ? 0 : 1 / (1 - p);
                  }
                }
              }
              return factors;
            }),
        "neighbouring images have the opposite coin too often; look at how often each draw is used");
    add(
        "9.1",
        "the last image left out",
        mask(
            (p, m, n, r) -> {
              double[][] factors = Matrices.map(new double[m][n], zero -> 1 / (1 - p));
              for (int i = 0; i < m; i++) {
                for (int j = 0; j < n - 1; j++) {
                  factors[i][j] = r.nextDouble() < p ? 0 : 1 / (1 - p);
                }
              }
              return factors;
            }),
        "the last image's units are never dropped; look at where the loop over images ends");
    add(
        "9.1",
        "the coins of 64 images",
        mask(
            (p, m, n, r) -> {
              double[][] factors =
                  Matrices.map(new double[m][n], zero -> r.nextDouble() < p ? 0 : 1 / (1 - p));
              for (double[] unit : factors) {
                for (int j = 64; j < n; j++) {
                  unit[j] = unit[j - 64];
                }
              }
              return factors;
            }),
        "the coins of an image come again after 64 of them; look at how many are thrown");
    add(
        "9.1",
        "dropped below 1 − p, with ND4J's chance",
        settings ->
            (Masking)
                (m, n, phase, random) -> {
                  double p = (double) settings[0];
                  var chance = Nd4j.getRandomFactory().getNewRandomInstance(random.nextLong());
                  INDArray u = Nd4j.rand(Nd4j.createUninitialized(DataType.DOUBLE, m, n), chance);
                  return phase == Phase.EVALUATION || p == 0
                      ? Mask.NONE
                      : new Mask(u.lt(p).castTo(DataType.DOUBLE).divi(1 - p));
                },
        "you keep where the draw is below p; there a unit is dropped");
  }

  private interface Draw {
    double of(double low, double high, RandomGenerator random);
  }

  private static Function<Object[], ?> number(Draw draw) {
    return settings ->
        (Sampler) random -> draw.of((double) settings[0], (double) settings[1], random);
  }

  static {
    add(
        "8.1",
        "not stretched",
        number((low, high, r) -> Math.pow(10, low + r.nextDouble())),
        "the exponent goes from low to low + 1 only; look at how far it is from low to high");
    add(
        "8.1",
        "low minus the rest",
        number((low, high, r) -> Math.pow(10, low - (high - low) * r.nextDouble())),
        "the exponent goes from low down, not up to high; look at the sign of high − low");
    add(
        "8.1",
        "the sum for the difference",
        number((low, high, r) -> Math.pow(10, low + (high + low) * r.nextDouble())),
        "the exponent is low plus low + high times the draw; look at how far it is from low to"
            + " high");
    add(
        "8.1",
        "high times the draw",
        number((low, high, r) -> Math.pow(10, high * r.nextDouble())),
        "the exponent is high times the draw; look at where low comes in");
    add(
        "8.1",
        "the mean of two draws",
        number(
            (low, high, r) ->
                Math.pow(10, low + (high - low) * (r.nextDouble() + r.nextDouble()) / 2)),
        "too many exponents are in the middle; look at what is done with the draw");
    add(
        "8.1",
        "two draws multiplied",
        number(
            (low, high, r) -> Math.pow(10, low + (high - low) * r.nextDouble() * r.nextDouble())),
        "too many exponents are near low; look at what is done with the draw");
    add(
        "8.1",
        "a draw squared",
        number((low, high, r) -> Math.pow(10, low + (high - low) * Math.pow(r.nextDouble(), 2))),
        "the exponent comes of the square of the draw; look at how often the draw is multiplied");
    add(
        "8.1",
        "ten steps",
        number((low, high, r) -> Math.pow(10, low + (high - low) * r.nextInt(10) / 10)),
        "only 10 different numbers come, and any from 10^low to 10^high must; look at what is"
            + " drawn");
    add(
        "8.1",
        "cut off at the ends",
        number(
            (low, high, r) ->
                Math.pow(
                    10,
                    Math.max(
                        low, Math.min(high, low + (high - low) * (1.2 * r.nextDouble() - 0.1))))),
        "some draws are 10^low or 10^high to the last digit; look at what is cut off there");
    add(
        "8.1",
        "uniform in lambda, from another generator",
        number(
            (low, high, r) ->
                new Random(r.nextLong()).nextDouble(Math.pow(10, low), Math.pow(10, high))),
        "you draw lambda itself, so nearly all are in the last decade; draw its exponent");
  }

  private interface Shuffle {
    int[] of(int n, RandomGenerator random);
  }

  private static Function<Object[], ?> order(Shuffle shuffle) {
    return settings ->
        new MiniBatchesMistakes.Right((int) settings[0]) {
          @Override
          public int[] order(int n, RandomGenerator random) {
            return shuffle.of(n, random);
          }
        };
  }

  private interface Cut {
    int[][] of(int size, int[] order);
  }

  private static Function<Object[], ?> cut(Cut cut) {
    return settings ->
        new MiniBatchesMistakes.Right((int) settings[0]) {
          @Override
          public int[][] cut(int[] order) {
            return cut.of((int) settings[0], order);
          }
        };
  }

  /** Swaps from the last place down to one, with a place below a bound. */
  private static int[] swapped(int n, int last, IntUnaryOperator bound, RandomGenerator random) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i >= last; i--) {
      int j = random.nextInt(bound.applyAsInt(i));
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  static {
    add(
        "6.1",
        "the last swap left out",
        order((n, r) -> swapped(n, 2, i -> i + 1, r)),
        "image 0 of 12 never comes to place 1; look at where the shuffle begins and ends");
    add(
        "6.1",
        "half of them swapped",
        order((n, r) -> swapped(n, n / 2, i -> i + 1, r)),
        "image 0 of 12 never comes to place 1; look at where the shuffle begins and ends");
    add(
        "6.1",
        "a start by chance",
        order(
            (n, r) -> {
              int first = r.nextInt(n);
              return IntStream.range(0, n).map(i -> (i + first) % n).toArray();
            }),
        "the images come in their order from some image on, and then the first; look at what is"
            + " shuffled");
    add(
        "6.1",
        "the first image left out",
        order(
            (n, r) -> {
              int[] rest = new MiniBatchesMistakes.Right(1).order(n - 1, r);
              return IntStream.range(0, n).map(i -> i == 0 ? 0 : rest[i - 1] + 1).toArray();
            }),
        "the image at place 0 of 12 is always 0; look at where the shuffle begins");
    add(
        "6.1",
        "the rest in the batch before",
        cut(
            (size, order) -> {
              int batches = Math.max(1, order.length / size);
              return IntStream.range(0, batches)
                  .mapToObj(
                      b ->
                          Arrays.copyOfRange(
                              order, b * size, b == batches - 1 ? order.length : (b + 1) * size))
                  .toArray(int[][]::new);
            }),
        "what is left is in the batch before, and must be a batch of its own; look at where the last"
            + " batch begins");
    add(
        "6.1",
        "as even as can be",
        cut(
            (size, order) -> {
              int n = order.length;
              int batches = (n + size - 1) / size;
              int[][] even = new int[batches][];
              int from = 0;
              for (int b = 0; b < batches; b++) {
                int to = from + n / batches + (b < n % batches ? 1 : 0);
                even[b] = Arrays.copyOfRange(order, from, to);
                from = to;
              }
              return even;
            }),
        "what is left is spread over all batches, and must be a last one; look at how long a batch"
            + " is");
    add(
        "6.1",
        "one too many",
        cut((size, order) -> new MiniBatchesMistakes.Right(size + 1).cut(order)),
        "each batch has one image too many; look at where a batch ends");
    add(
        "6.1",
        "each batch from the first image",
        cut(
            (size, order) -> {
              int[][] batches = new MiniBatchesMistakes.Right(size).cut(order);
              return Arrays.stream(batches)
                  .map(batch -> Arrays.copyOf(order, batch.length))
                  .toArray(int[][]::new);
            }),
        "all batches begin with the same images; look at where a batch begins");
    add(
        "6.1",
        "numbers of a byte",
        order(
            (n, r) ->
                Arrays.stream(new MiniBatchesMistakes.Right(1).order(n, r))
                    .map(i -> (byte) i)
                    .toArray()),
        "image numbers past 127 come as others, as a byte holds none; look at the types of numbers");
    add(
        "6.1",
        "shuffled further",
        settings ->
            new MiniBatchesMistakes.Right((int) settings[0]) {
              private int[] kept = {};

              @Override
              public int[] order(int n, RandomGenerator random) {
                int[] before = kept.length == n ? kept : IntStream.range(0, n).toArray();
                kept = Arrays.stream(super.order(n, random)).map(i -> before[i]).toArray();
                return kept;
              }
            },
        "the same random gives another order in a later epoch; look at what is kept from epoch to"
            + " epoch");
    add(
        "6.1",
        "the batches shuffled, by Collections",
        cut(
            (size, order) -> {
              Random random = new Random(Arrays.hashCode(order));
              int[][] batches =
                  new MiniBatchesMistakes.Right(size)
                      .cut(IntStream.range(0, order.length).toArray());
              Collections.shuffle(Arrays.asList(batches), random);
              return batches;
            }),
        "you cut first and shuffle the batches; shuffle the images, then cut");
  }

  /** Right pieces beside the variants. */
  private record Right(String id, String name, Function<Object[], ?> factory) {}

  private static final List<Right> OTHERS =
      List.of(
          new Right(
              "2.1",
              "SplittableRandom",
              settings ->
                  (Initialiser)
                      (d, m, K, seed) -> {
                        RandomGenerator random = new SplittableRandom(seed);
                        double sigma = (double) settings[0];
                        return new Network(
                            PlainMatrix.array(
                                Matrices.map(
                                    new double[m][d], zero -> random.nextGaussian(0, sigma))),
                            Nd4j.zeros(DataType.DOUBLE, m, 1),
                            PlainMatrix.array(
                                Matrices.map(
                                    new double[K][m], zero -> random.nextGaussian(0, sigma))),
                            Nd4j.zeros(DataType.DOUBLE, K, 1));
                      }),
          new Right(
              "6.1",
              "inside out",
              order(
                  (n, r) -> {
                    int[] order = new int[n];
                    for (int i = 0; i < n; i++) {
                      int j = r.nextInt(i + 1);
                      order[i] = order[j];
                      order[j] = i;
                    }
                    return order;
                  })),
          new Right(
              "6.1",
              "sorted by long keys",
              order(
                  (n, r) -> {
                    long[] keys = r.longs(n).toArray();
                    return IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> keys[i]))
                        .mapToInt(i -> i)
                        .toArray();
                  })),
          new Right(
              "8.1",
              "a Random with a seed that is drawn",
              number(
                  (low, high, r) ->
                      Math.pow(10, new Random(r.nextLong()).nextDouble() * (high - low) + low))),
          new Right(
              "8.1",
              "by float32 draws",
              number((low, high, r) -> Math.pow(10, low + (high - low) * r.nextFloat()))),
          new Right(
              "9.1",
              "the same coins from the other end",
              mask(
                  (p, m, n, r) ->
                      Matrices.map(
                          new double[m][n], zero -> 1 - r.nextDouble() <= p ? 0 : 1 / (1 - p)))),
          new Right(
              "9.1",
              "a Random with a seed that is drawn",
              mask(
                  (p, m, n, r) -> {
                    Random random = new Random(r.nextLong());
                    return Matrices.map(
                        new double[m][n], zero -> random.nextDouble() < p ? 0 : 1 / (1 - p));
                  })));

  static Stream<Arguments> wrong() {
    return WRONG.stream().map(one -> Arguments.of(one.id, one.name, one));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrong")
  void getsItsSentence(String id, String name, Wrong wrong) {
    Verdict verdict = Checker.check(Course.of(id), Subject.of(name, wrong.factory));
    Set<String> said =
        verdict.outcomes().stream()
            .filter(outcome -> outcome.status() == Status.FAILED)
            .map(outcome -> outcome.message().seen())
            .collect(Collectors.toSet());
    assertThat(said).isNotEmpty().allMatch(line -> line.contains(": " + wrong.sentence));
    assertThat(wrong.sentence.split("; besides, "))
        .allSatisfy(sentence -> assertThat(sentence).hasSizeBetween(30, 160));
  }

  /** Right pieces, whatever they draw with and in which order. */
  static Stream<Arguments> right() {
    return Stream.concat(
            VariantsTest.variants().map(Arguments::get),
            OTHERS.stream()
                .map(
                    one ->
                        new Object[] {
                          Course.of(one.id), one.name, Subject.of(one.name, one.factory)
                        }))
        .filter(one -> Course.rubric((Assignment) one[0]).drawing().isPresent())
        .map(Arguments::of);
  }

  /** A false alarm in less than one of a million seeds is none in fifty. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("right")
  void getsNone(Assignment exercise, String name, Subject subject) {
    for (long seed = 0; seed < 50; seed++) {
      for (var question : Course.rubric(exercise).drawing().orElseThrow().questions()) {
        assertThat(
                question.apply(
                    new Pieces(Course.rubric(exercise), subject, new SeededRandom(seed))))
            .isEmpty();
      }
    }
  }
}
