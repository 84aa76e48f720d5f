package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Activations;
import lab.Augmentation;
import lab.Batching;
import lab.Candidates;
import lab.Cost;
import lab.Differentiator;
import lab.Discrepancy;
import lab.FeatureScaling;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Initialiser;
import lab.Mask;
import lab.Masking;
import lab.Metric;
import lab.Model;
import lab.Network;
import lab.Optimiser;
import lab.Phase;
import lab.Sampler;
import lab.Schedule;
import lab.piece.Assignment;
import lab.piece.Subject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What is right passes, however it is written. */
@Tag("slow")
public class VariantsTest {
  private record Variant(String id, String name, Function<Object[], ?> factory) {}

  private static final List<Variant> ALL = new ArrayList<>();

  private static void add(String id, String name, Supplier<?> factory) {
    ALL.add(new Variant(id, name, settings -> factory.get()));
  }

  private static void with(String id, String name, Function<Object[], ?> factory) {
    ALL.add(new Variant(id, name, factory));
  }

  static {
    add("1.1", "loops over doubles", LoopScaling::new);
    add("1.1", "moments about the first image", MomentScaling::new);
    add("1.1", "rows taken out one by one", RowScaling::new);
    with("2.1", "W2 drawn first, column by column", s -> initialiser((double) s[0]));
    with("2.1", "ND4J's generator with this seed", s -> nd4jInitialiser((double) s[0]));
    add("2.2", "loops over doubles", () -> (Model) VariantsTest::forwardInLoops);
    add("2.2", "images as rows and transposed views", () -> (Model) VariantsTest::forwardInRows);
    add("2.2", "float64 throughout", () -> (Model) VariantsTest::forwardInFloat64);
    add("2.2", "the mask before the ReLU", () -> (Model) VariantsTest::forwardMaskFirst);
    add("3.1", "log of a stable softmax", LogSoftmaxCost::new);
    add("3.1", "loops over doubles", LoopCost::new);
    add("3.2", "mean of equal arg maxes", () -> (Metric) VariantsTest::equalArgMaxes);
    add("3.2", "one minus the error rate", () -> (Metric) VariantsTest::oneMinusErrors);
    add("4.1", "image by image", () -> (Differentiator) VariantsTest::backpropByImage);
    add("4.1", "transposed products, views", () -> (Differentiator) VariantsTest::backpropInViews);
    add("4.1", "1/n at the end, float64", () -> (Differentiator) VariantsTest::backpropLateMean);
    add("4.1", "mask from the activations", () -> (Differentiator) VariantsTest::backpropMasked);
    with("5.1", "a copy for each evaluation", s -> copying((double) s[0]));
    with("5.1", "from the last entry to the first", s -> backwards((double) s[0]));
    with("5.2", "streams", s -> (Discrepancy) (a, b) -> streamed((double) s[0], a, b));
    with("5.2", "rows and columns", s -> (Discrepancy) (a, b) -> byRows((double) s[0], a, b));
    with("5.2", "array operations", s -> (Discrepancy) (a, b) -> inArrays((double) s[0], a, b));
    with("6.1", "Collections.shuffle", s -> (Batching) (n, r) -> shuffled((int) s[0], n, r));
    with("6.1", "sorted by random keys", s -> (Batching) (n, r) -> byKeys((int) s[0], n, r));
    add("6.2", "entry by entry", () -> entryByEntry(0, (g, kept, eta, t) -> eta * g));
    add("6.2", "assigned", () -> descent((w, g, eta) -> w.assign(w.sub(g.mul(eta)))));
    add("6.2", "added with a minus", () -> descent((w, g, eta) -> w.addi(g.neg().muli(eta))));
    with("7.1", "by cases", s -> cyclical(s, t -> byCases(s, t)));
    with("7.1", "as in Smith's paper", s -> cyclical(s, t -> smith(s, t)));
    with("8.1", "exp of ln 10 l", s -> (Sampler) r -> exp((double) s[0], (double) s[1], r));
    with("8.1", "down from high", s -> (Sampler) r -> down((double) s[0], (double) s[1], r));
    add("8.2", "recursion", () -> (Candidates) VariantsTest::recursive);
    add("8.2", "streams", () -> (Candidates) VariantsTest::crossedInStreams);
    with("9.1", "column by column", s -> (Masking) (m, n, ph, r) -> columns(s[0], m, n, ph, r));
    with("9.1", "in float32, ones when evaluating", s -> floatMasking((double) s[0]));
    with("10.1", "from a copy", s -> (Augmentation) (x, side, r) -> mirrored(s[0], x, side, r));
    with("10.1", "columns swapped", s -> (Augmentation) (x, side, r) -> swapped(s[0], x, side, r));
    with("10.2", "from a copy", s -> (Augmentation) (x, side, r) -> shifted(s, x, side, r));
    with("10.2", "from the far end", s -> (Augmentation) (x, side, r) -> inPlace(s, x, side, r));
    with("11.1", "entry by entry", s -> entryByEntry(2, (g, v, eta, t) -> adam(s, g, v, eta, t)));
    with("11.1", "corrections in the rate", RateAdam::new);
  }

  /** Exercise, name and subject of every right way that is known. */
  public static Stream<Arguments> variants() {
    Subject reference = Subject.of(VariantsTest.class.getClassLoader(), "reference");
    return Stream.concat(
        Course.all().stream().map(exercise -> Arguments.of(exercise, "the reference", reference)),
        ALL.stream()
            .map(
                one ->
                    Arguments.of(Course.of(one.id), one.name, Subject.of(one.name, one.factory))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("variants")
  void passes(Assignment exercise, String name, Subject subject) {
    for (long seed : Seeds.all()) {
      Verdict verdict = Checker.check(exercise, subject, seed);
      assertThat(verdict.outcomes())
          .as("with seed " + seed)
          .allSatisfy(outcome -> assertThat(outcome.message().text()).isEmpty())
          .allMatch(outcome -> outcome.mistake().isEmpty());
      assertThat(verdict.points()).isEqualTo(exercise.points());
    }
  }

  @Test
  void thereIsAnotherWayForEveryExercise() {
    assertThat(ALL.stream().map(Variant::id).distinct()).hasSize(Course.all().size());
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(20);
  }

  // 1.1

  private static final class LoopScaling implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      INDArray mean = Nd4j.create(DataType.DOUBLE, X.size(0), 1);
      INDArray deviation = Nd4j.create(DataType.DOUBLE, X.size(0), 1);
      for (int i = 0; i < X.size(0); i++) {
        double sum = 0;
        for (int j = 0; j < X.size(1); j++) {
          sum += X.getDouble(i, j);
        }
        double mu = sum / X.size(1);
        double squares = 0;
        for (int j = 0; j < X.size(1); j++) {
          squares += Math.pow(X.getDouble(i, j) - mu, 2);
        }
        mean.putScalar(i, 0, mu);
        deviation.putScalar(i, 0, Math.sqrt(squares / X.size(1)));
      }
      return new Scale(mean, deviation);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      INDArray result = Nd4j.create(X.dataType(), X.shape());
      for (int i = 0; i < X.size(0); i++) {
        double sigma = scale.deviation().getDouble(i, 0);
        for (int j = 0; j < X.size(1); j++) {
          double centred = X.getDouble(i, j) - scale.mean().getDouble(i, 0);
          result.putScalar(i, j, sigma > 0 ? centred / sigma : centred);
        }
      }
      return result;
    }
  }

  private static final class MomentScaling implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      INDArray first = X.castTo(DataType.DOUBLE).getColumn(0, true);
      INDArray x = X.castTo(DataType.DOUBLE).subColumnVector(first);
      INDArray mean = x.mean(true, 1);
      INDArray variance = x.mul(x).mean(true, 1).subi(mean.mul(mean));
      return new Scale(mean.add(first), Transforms.sqrt(Transforms.max(variance, 0)));
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      INDArray divisor = scale.deviation().dup();
      for (int i = 0; i < divisor.length(); i++) {
        if (divisor.getDouble(i) == 0) {
          divisor.putScalar(i, 1);
        }
      }
      return X.sub(scale.mean()).div(divisor); // broadcast
    }
  }

  private static final class RowScaling implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      return new Scale(X.mean(true, 1), X.std(false, true, 1));
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      INDArray result = X.dup();
      for (int i = 0; i < X.size(0); i++) {
        double sigma = scale.deviation().getDouble(i);
        result.getRow(i).subi(scale.mean().getDouble(i)).divi(sigma == 0 ? 1 : sigma);
      }
      return result;
    }
  }

  // 2.1

  private static Initialiser initialiser(double sigma) {
    return (d, m, K, seed) -> {
      Random random = new Random(seed);
      INDArray W2 = Nd4j.create(DataType.DOUBLE, new long[] {K, m}, 'f');
      INDArray W1 = Nd4j.create(DataType.DOUBLE, new long[] {m, d}, 'f');
      for (INDArray W : List.of(W2, W1)) {
        for (int j = 0; j < W.size(1); j++) {
          for (int i = 0; i < W.size(0); i++) {
            W.putScalar(i, j, random.nextGaussian() * sigma);
          }
        }
      }
      return new Network(
          W1, Nd4j.create(DataType.DOUBLE, m, 1), W2, Nd4j.create(DataType.DOUBLE, K, 1));
    };
  }

  private static Initialiser nd4jInitialiser(double sigma) {
    return (d, m, K, seed) -> {
      org.nd4j.linalg.api.rng.Random random = Nd4j.getRandomFactory().getNewRandomInstance(seed);
      INDArray W1 = Nd4j.createUninitialized(DataType.DOUBLE, m, d);
      INDArray W2 = Nd4j.createUninitialized(DataType.DOUBLE, K, m);
      return new Network(
          Nd4j.randn(W1, random).muli(sigma),
          Nd4j.zeros(DataType.DOUBLE, m, 1),
          Nd4j.randn(W2, random).muli(sigma),
          Nd4j.zeros(DataType.DOUBLE, K, 1));
    };
  }

  // 2.2

  private static Activations forwardInLoops(Network net, INDArray X, Mask mask) {
    int n = (int) X.size(1);
    INDArray H = Nd4j.create(X.dataType(), net.m(), n);
    INDArray S = Nd4j.create(X.dataType(), net.K(), n);
    INDArray P = Nd4j.create(X.dataType(), net.K(), n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < net.m(); i++) {
        double z = net.b1().getDouble(i, 0);
        for (int k = 0; k < net.d(); k++) {
          z += net.W1().getDouble(i, k) * X.getDouble(k, j);
        }
        double factor = mask.factors() == null ? 1 : mask.factors().getDouble(i, j);
        H.putScalar(i, j, z > 0 ? z * factor : 0);
      }
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < net.K(); k++) {
        double s = net.b2().getDouble(k, 0);
        for (int i = 0; i < net.m(); i++) {
          s += net.W2().getDouble(k, i) * H.getDouble(i, j);
        }
        S.putScalar(k, j, s);
        largest = Math.max(largest, s);
      }
      double sum = 0;
      for (int k = 0; k < net.K(); k++) {
        sum += Math.exp(S.getDouble(k, j) - largest);
      }
      for (int k = 0; k < net.K(); k++) {
        P.putScalar(k, j, Math.exp(S.getDouble(k, j) - largest) / sum);
      }
    }
    return new Activations(H, S, P, mask);
  }

  /** No factor is below 0, so that either order gives the same. */
  private static Activations forwardMaskFirst(Network net, INDArray X, Mask mask) {
    INDArray H = Transforms.max(mask.applyTo(net.W1().mmul(X).addiColumnVector(net.b1())), 0);
    INDArray S = net.W2().mmul(H).addiColumnVector(net.b2());
    INDArray E = Transforms.exp(S.subRowVector(S.max(true, 0)));
    return new Activations(H, S, E.divRowVector(E.sum(true, 0)), mask);
  }

  private static Activations forwardInRows(Network net, INDArray X, Mask mask) {
    INDArray Z = X.transpose().mmul(net.W1().transpose()).addRowVector(net.b1().transpose());
    INDArray H = Transforms.max(Z, 0).transpose();
    H = mask.factors() == null ? H : H.mul(mask.to(H.dataType()).factors());
    INDArray S = H.transpose().mmul(net.W2().transpose()).addRowVector(net.b2().transpose());
    INDArray shifted = S.subColumnVector(S.max(true, 1));
    INDArray logSum = Transforms.log(Transforms.exp(shifted, true).sum(true, 1), false);
    INDArray P = Transforms.exp(shifted.subColumnVector(logSum));
    return new Activations(H, S.transpose(), P.transpose(), mask);
  }

  private static Activations forwardInFloat64(Network net, INDArray X, Mask mask) {
    return forwardInRows(net.to(DataType.DOUBLE), X.castTo(DataType.DOUBLE), mask);
  }

  // 3.1

  private static final class LogSoftmaxCost implements Cost {
    @Override
    public double loss(INDArray S, INDArray Y) {
      INDArray s = S.castTo(DataType.DOUBLE);
      INDArray shifted = s.subRowVector(s.max(true, 0));
      INDArray logSum = Transforms.log(Transforms.exp(shifted, true).sum(true, 0), false);
      INDArray logP = shifted.subRowVector(logSum);
      return -logP.mul(Y.castTo(DataType.DOUBLE)).sumNumber().doubleValue() / S.columns();
    }

    @Override
    public double penalty(Network net, double lambda) {
      double squares =
          net.W1().mul(net.W1()).sumNumber().doubleValue()
              + net.W2().mul(net.W2()).sumNumber().doubleValue();
      return lambda * squares;
    }
  }

  private static final class LoopCost implements Cost {
    @Override
    public double loss(INDArray S, INDArray Y) {
      double mean = 0;
      for (int j = 0; j < S.columns(); j++) {
        int right = 0;
        for (int k = 0; k < S.rows(); k++) {
          right = Y.getDouble(k, j) == 1 ? k : right;
        }
        double[] above = new double[S.rows()]; // how far a score is above the right one's
        for (int k = 0; k < S.rows(); k++) {
          above[k] = S.getDouble(k, j) - S.getDouble(right, j);
        }
        double top = Arrays.stream(above).max().orElseThrow();
        mean += (top + Math.log(Arrays.stream(above).map(a -> Math.exp(a - top)).sum()));
      }
      return mean / S.columns();
    }

    @Override
    public double penalty(Network net, double lambda) {
      double penalty = 0;
      for (INDArray W : List.of(net.W2(), net.W1())) {
        for (double w : W.dup().data().asDouble()) {
          penalty += lambda * w * w;
        }
      }
      return penalty;
    }
  }

  // 3.2

  private static double equalArgMaxes(INDArray P, INDArray Y) {
    INDArray equal = P.argMax(0).eq(Y.argMax(0)).castTo(DataType.DOUBLE);
    return equal.meanNumber().doubleValue();
  }

  private static double oneMinusErrors(INDArray P, INDArray Y) {
    int errors = 0;
    for (int j = 0; j < P.columns(); j++) {
      INDArray column = P.getColumn(j);
      long best = Nd4j.argMax(column).getLong(0);
      errors += Y.getDouble(best, j) > 0.5 ? 0 : 1;
    }
    return 1 - (double) errors / P.columns();
  }

  // 4.1

  private static Gradients backpropByImage(
      Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    double[][] dW1 = new double[net.m()][net.d()];
    double[][] db1 = new double[net.m()][1];
    double[][] dW2 = new double[net.K()][net.m()];
    double[][] db2 = new double[net.K()][1];
    int n = (int) X.size(1);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < net.K(); k++) {
        double g = a.P().getDouble(k, j) - Y.getDouble(k, j);
        db2[k][0] += g / n;
        for (int i = 0; i < net.m(); i++) {
          dW2[k][i] += g * a.H().getDouble(i, j) / n;
        }
      }
      for (int i = 0; i < net.m(); i++) {
        if (a.H().getDouble(i, j) > 0) {
          double delta = 0;
          for (int k = 0; k < net.K(); k++) {
            delta += net.W2().getDouble(k, i) * (a.P().getDouble(k, j) - Y.getDouble(k, j));
          }
          delta *= a.mask().factors() == null ? 1 : a.mask().factors().getDouble(i, j);
          db1[i][0] += delta / n;
          for (int k = 0; k < net.d(); k++) {
            dW1[i][k] += delta * X.getDouble(k, j) / n;
          }
        }
      }
    }
    return new Gradients(
        Nd4j.create(dW1).addi(net.W1().castTo(DataType.DOUBLE).mul(2 * lambda)),
        Nd4j.create(db1),
        Nd4j.create(dW2).addi(net.W2().castTo(DataType.DOUBLE).mul(2 * lambda)),
        Nd4j.create(db2));
  }

  private static Gradients backpropInViews(
      Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    INDArray Gt = a.P().sub(Y).div(X.columns()).transpose(); // n×K
    INDArray Dt = a.mask().applyTo(Gt.mmul(net.W2()).transpose().dup()).transpose(); // n×m
    Dt = Dt.mul(a.H().transpose().gt(0).castTo(X.dataType()));
    INDArray larger = Nd4j.hstack(Dt.sum(true, 0).transpose(), Dt.sum(true, 0).transpose());
    return new Gradients(
        X.mmul(Dt).transpose().add(net.W1().mul(lambda).mul(2)),
        larger.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2)),
        a.H().mmul(Gt).transpose().add(net.W2().mul(lambda).mul(2)),
        Gt.sum(0).reshape(net.K(), 1));
  }

  private static Gradients backpropLateMean(
      Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    Network w = net.to(DataType.DOUBLE);
    INDArray G = a.P().castTo(DataType.DOUBLE).sub(Y.castTo(DataType.DOUBLE));
    INDArray H = a.H().castTo(DataType.DOUBLE);
    INDArray D = a.mask().applyTo(w.W2().transpose().mmul(G)).mul(Transforms.sign(H));
    INDArray x = X.castTo(DataType.DOUBLE);
    double n = X.size(1);
    return new Gradients(
        D.mmul(x.transpose()).div(n).add(w.W1().mul(2 * lambda)),
        D.sum(true, 1).div(n),
        G.mmul(H.transpose()).div(n).add(w.W2().mul(2 * lambda)),
        G.mean(true, 1));
  }

  private static Gradients backpropMasked(
      Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    INDArray G = a.P().sub(Y).muli(1.0 / X.size(1));
    INDArray D = net.W2().transpose().mmul(G);
    for (int i = 0; i < D.size(0); i++) {
      for (int j = 0; j < D.size(1); j++) {
        if (!(a.H().getDouble(i, j) > 0)) {
          D.putScalar(i, j, 0);
        }
      }
    }
    INDArray dW1 = a.mask().applyTo(D).mmul(X.transpose());
    return new Gradients(
        dW1.addi(net.W1().mul(2 * lambda)),
        D.sum(true, 1),
        G.mmul(a.H().transpose()).addi(net.W2().mul(2 * lambda)),
        G.sum(true, 1));
  }

  // 5.1

  private static GradientEstimator copying(double h) {
    return (cost, net) -> {
      List<INDArray> slopes = new ArrayList<>();
      for (int block = 0; block < 4; block++) {
        INDArray shape = net.arrays().get(block);
        INDArray slope = Nd4j.create(DataType.DOUBLE, shape.shape());
        for (int i = 0; i < shape.rows(); i++) {
          for (int j = 0; j < shape.columns(); j++) {
            Network up = net.copy();
            Network down = net.copy();
            up.arrays().get(block).putScalar(i, j, shape.getDouble(i, j) + h);
            down.arrays().get(block).putScalar(i, j, shape.getDouble(i, j) - h);
            double difference = cost.applyAsDouble(up) - cost.applyAsDouble(down);
            slope.putScalar(i, j, difference / 2 / h);
          }
        }
        slopes.add(slope);
      }
      return new Gradients(slopes.get(0), slopes.get(1), slopes.get(2), slopes.get(3));
    };
  }

  private static GradientEstimator backwards(double h) {
    return (cost, net) -> {
      INDArray b2 = reversed(cost, net, net.b2(), h);
      INDArray W2 = reversed(cost, net, net.W2(), h);
      INDArray b1 = reversed(cost, net, net.b1(), h);
      return new Gradients(reversed(cost, net, net.W1(), h), b1, W2, b2);
    };
  }

  private static INDArray reversed(
      ToDoubleFunction<Network> cost, Network net, INDArray theta, double h) {
    INDArray slope = Nd4j.create(DataType.DOUBLE, theta.shape());
    for (long i = theta.size(0) - 1; i >= 0; i--) {
      for (long j = theta.size(1) - 1; j >= 0; j--) {
        double kept = theta.getDouble(i, j);
        theta.putScalar(i, j, kept - h);
        double below = cost.applyAsDouble(net);
        theta.putScalar(i, j, kept + h);
        double above = cost.applyAsDouble(net);
        theta.putScalar(i, j, kept);
        slope.putScalar(i, j, 0.5 * (above - below) / h);
      }
    }
    return slope;
  }

  // 5.2

  private static double byRows(double eps, INDArray a, INDArray b) {
    double largest = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        double x = a.getDouble(i, j);
        double y = b.getDouble(i, j);
        largest = Math.max(largest, Math.abs(x - y) / Math.max(eps, Math.abs(x) + Math.abs(y)));
      }
    }
    return largest;
  }

  private static double streamed(double eps, INDArray a, INDArray b) {
    double[] x = a.dup('f').data().asDouble();
    double[] y = b.dup('f').data().asDouble();
    return IntStream.range(0, x.length)
        .mapToDouble(i -> Math.abs(x[i] - y[i]) / Math.max(eps, Math.abs(x[i]) + Math.abs(y[i])))
        .max()
        .orElse(0);
  }

  private static double inArrays(double eps, INDArray a, INDArray b) {
    INDArray x = a.castTo(DataType.DOUBLE);
    INDArray y = b.castTo(DataType.DOUBLE);
    INDArray size = Transforms.max(Transforms.abs(x).add(Transforms.abs(y)), eps);
    INDArray error = Transforms.abs(x.sub(y)).div(size);
    return Double.isNaN(x.sub(y).sumNumber().doubleValue())
        ? Double.NaN
        : error.maxNumber().doubleValue();
  }

  // 6.1

  private static int[][] shuffled(int size, int n, RandomGenerator random) {
    List<Integer> order = IntStream.range(0, n).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(random.nextLong()));
    return cut(order, size);
  }

  private static int[][] byKeys(int size, int n, RandomGenerator random) {
    double[] keys = random.doubles(n).toArray();
    return cut(
        IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> keys[i])).toList(),
        size);
  }

  private static int[][] cut(List<Integer> order, int size) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += size) {
      List<Integer> batch = order.subList(from, Math.min(from + size, order.size()));
      batches.add(batch.stream().mapToInt(i -> i).toArray());
    }
    return batches.toArray(new int[0][]);
  }

  // 6.2

  private interface Step {
    void take(INDArray w, INDArray g, double eta);
  }

  private static Optimiser descent(Step step) {
    return new Optimiser() {
      @Override
      public List<INDArray> init(Network net) {
        return List.of();
      }

      @Override
      public void update(Network net, Gradients g, List<INDArray> state, double eta, long t) {
        step.take(net.W1(), g.dW1(), eta);
        step.take(net.W2(), g.dW2(), eta);
        step.take(net.b1(), g.db1(), eta);
        step.take(net.b2(), g.db2(), eta);
      }
    };
  }

  private interface EntryStep {
    /** What is taken from an entry; the numbers that are kept of it are changed. */
    double of(double g, double[] kept, double eta, long t);
  }

  private static Optimiser entryByEntry(int kept, EntryStep step) {
    return new Optimiser() {
      @Override
      public List<INDArray> init(Network net) {
        return zeros(net, kept);
      }

      @Override
      public void update(Network net, Gradients g, List<INDArray> state, double eta, long t) {
        for (int a = 0; a < 4; a++) {
          INDArray w = net.arrays().get(a);
          for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
              double[] numbers = new double[kept];
              for (int k = 0; k < kept; k++) {
                numbers[k] = state.get(4 * k + a).getDouble(i, j);
              }
              double taken = step.of(g.arrays().get(a).getDouble(i, j), numbers, eta, t);
              w.putScalar(i, j, w.getDouble(i, j) - taken);
              for (int k = 0; k < kept; k++) {
                state.get(4 * k + a).putScalar(i, j, numbers[k]);
              }
            }
          }
        }
      }
    };
  }

  private static List<INDArray> zeros(Network net, int times) {
    return Stream.generate(net::arrays)
        .limit(times)
        .flatMap(List::stream)
        .map(w -> Nd4j.zeros(DataType.DOUBLE, w.shape()))
        .toList();
  }

  // 7.1

  private static Schedule cyclical(Object[] s, Schedule rate) {
    return new Schedule() {
      @Override
      public double eta(long t) {
        return rate.eta(t);
      }

      @Override
      public long period() {
        return 2L * (int) s[2];
      }
    };
  }

  private static double byCases(Object[] s, long t) {
    int n_s = (int) s[2];
    long cycle = Math.floorDiv(t, 2L * n_s);
    long within = Math.floorMod(t, 2L * n_s);
    double height = ((double) s[1] - (double) s[0]) * Math.pow((double) s[3], cycle);
    return within < n_s
        ? (double) s[0] + height * within / n_s
        : (double) s[0] + height * (2L * n_s - within) / n_s;
  }

  private static double smith(Object[] s, long t) {
    double n_s = (int) s[2];
    double cycle = Math.floor(1 + t / (2 * n_s));
    double x = Math.abs(t / n_s - 2 * cycle + 1);
    double height = (double) s[1] - (double) s[0];
    return (double) s[0] + height * Math.max(0, 1 - x) * Math.pow((double) s[3], cycle - 1);
  }

  // 8.1

  private static double exp(double low, double high, RandomGenerator random) {
    return Math.exp(Math.log(10) * random.nextDouble(low, high));
  }

  private static double down(double low, double high, RandomGenerator random) {
    return Math.pow(10, high) * Math.pow(10, (low - high) * (1 - random.nextDouble()));
  }

  // 8.2

  private static List<List<Double>> recursive(List<List<Double>> axes) {
    List<List<Double>> points = new ArrayList<>();
    if (axes.isEmpty()) {
      points.add(new ArrayList<>());
      return points;
    }
    for (Double first : axes.get(0)) {
      for (List<Double> rest : recursive(axes.subList(1, axes.size()))) {
        List<Double> point = new ArrayList<>(rest);
        point.add(0, first);
        points.add(point);
      }
    }
    return points;
  }

  private static List<List<Double>> crossedInStreams(List<List<Double>> axes) {
    Stream<List<Double>> points = Stream.of(List.of());
    for (List<Double> axis : axes) {
      points =
          points.flatMap(
              point ->
                  axis.stream()
                      .map(value -> Stream.concat(point.stream(), Stream.of(value)).toList()));
    }
    return points.toList();
  }

  // 9.1

  private static Mask columns(Object p, int m, int n, Phase phase, RandomGenerator random) {
    if (phase != Phase.TRAINING) {
      return Mask.NONE;
    }
    INDArray factors = Nd4j.create(DataType.DOUBLE, m, n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        factors.putScalar(i, j, random.nextDouble() >= (double) p ? 1 / (1 - (double) p) : 0);
      }
    }
    return new Mask(factors);
  }

  private static Masking floatMasking(double p) {
    return (m, n, phase, random) -> {
      float[] factors = new float[m * n];
      for (int i = 0; i < factors.length; i++) {
        boolean kept = phase == Phase.EVALUATION || random.nextFloat() >= p;
        factors[i] = kept ? (float) (phase == Phase.EVALUATION ? 1 : 1 / (1 - p)) : 0;
      }
      return new Mask(Nd4j.create(factors, new long[] {m, n}, 'c'));
    };
  }

  // 10.1

  private static void mirrored(Object p, float[] image, int side, RandomGenerator random) {
    if (random.nextDouble() < (double) p) {
      float[] old = image.clone();
      for (int c = 0; c < image.length / (side * side); c++) {
        for (int row = 0; row < side; row++) {
          for (int column = 0; column < side; column++) {
            image[(c * side + row) * side + column] =
                old[(c * side + row) * side + side - 1 - column];
          }
        }
      }
    }
  }

  private static void swapped(Object p, float[] image, int side, RandomGenerator random) {
    boolean flip = random.nextDouble() < (double) p;
    for (int column = 0; flip && column < side / 2; column++) {
      for (int row = 0; row < image.length / side; row++) {
        float left = image[row * side + column];
        image[row * side + column] = image[(row + 1) * side - 1 - column];
        image[(row + 1) * side - 1 - column] = left;
      }
    }
  }

  // 10.2

  private static void shifted(Object[] s, float[] image, int side, RandomGenerator random) {
    if (random.nextDouble() < (double) s[1]) {
      int max = (int) s[0];
      int tx = random.nextInt(-max, max + 1);
      int ty = random.nextInt(-max, max + 1);
      float[] old = image.clone();
      for (int i = 0; i < old.length; i++) {
        int row = i / side % side + ty;
        int column = i % side + tx;
        if (row >= 0 && row < side && column >= 0 && column < side) {
          image[i + ty * side + tx] = old[i];
        }
      }
    }
  }

  private static void inPlace(Object[] s, float[] image, int side, RandomGenerator random) {
    if (random.nextDouble() >= (double) s[1]) {
      return;
    }
    int max = (int) s[0];
    int tx = random.nextInt(-max, max + 1);
    int ty = random.nextInt(-max, max + 1);
    int step = ty * side + tx > 0 ? -1 : 1; // towards where pixels come from
    for (int i = step > 0 ? 0 : image.length - 1; i >= 0 && i < image.length; i += step) {
      int row = i / side % side - ty;
      int column = i % side - tx;
      if (row >= 0 && row < side && column >= 0 && column < side) {
        image[i] = image[i - ty * side - tx];
      }
    }
  }

  // 11.1

  private static double adam(Object[] s, double g, double[] moments, double eta, long t) {
    double beta1 = (double) s[0];
    double beta2 = (double) s[1];
    moments[0] = beta1 * moments[0] + (1 - beta1) * g;
    moments[1] = beta2 * moments[1] + (1 - beta2) * g * g;
    double first = moments[0] / (1 - Math.pow(beta1, t + 1));
    double second = moments[1] / (1 - Math.pow(beta2, t + 1));
    return eta * first / (Math.sqrt(second) + (double) s[2]);
  }

  /** The paper's hint: the corrections go into the rate, and eps with them. */
  private record RateAdam(double beta1, double beta2, double eps) implements Optimiser {
    RateAdam(Object... settings) {
      this((double) settings[0], (double) settings[1], (double) settings[2]);
    }

    @Override
    public List<INDArray> init(Network net) {
      return zeros(net, 2);
    }

    @Override
    public void update(Network net, Gradients g, List<INDArray> state, double eta, long t) {
      double root = Math.sqrt(1 - Math.pow(beta2, t + 1));
      double rate = eta * root / (1 - Math.pow(beta1, t + 1));
      for (int a = 0; a < 4; a++) {
        INDArray slope = g.arrays().get(a).castTo(DataType.DOUBLE);
        INDArray v = state.get(a);
        INDArray s = state.get(4 + a);
        v.assign(v.mul(beta1).add(slope.mul(1 - beta1)));
        s.assign(s.mul(beta2).add(slope.mul(slope).mul(1 - beta2)));
        INDArray w = net.arrays().get(a);
        INDArray step = v.div(Transforms.sqrt(s).add(eps * root)).mul(rate);
        w.assign(w.castTo(DataType.DOUBLE).sub(step));
      }
    }
  }
}
