package lab.course.forward;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.PlainMatrix.row;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lab.Activations;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Example;
import lab.course.kit.Layout;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Networks;
import lab.course.kit.Pairs;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.Untouched;
import lab.diagnose.Symbols;
import lab.piece.Matrices;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The checks of exercise 2.2, ForwardPass. */
@Checks
public final class ForwardPassChecks {
  /** Sums of some tens of products, in any order: 1e-14 or less. */
  private static final double FLOAT64 = 1e-10;

  /** The same in float32, whose last digit is 6e-8. */
  private static final double FLOAT32 = 1e-4;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new ForwardPassMistakes.Right(),
          Symbols.of(Map.of()),
          ForwardPassChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "2.2",
          "ForwardPass",
          Model.class,
          ForwardPassChecks.class,
          ForwardPassMistakes.ALL,
          DIAGNOSTICS);

  private static final List<String> NAMES = List.of("H", "S", "P");

  @Test
  @Order(1)
  @Points(2)
  @DisplayName("One image: linear, ReLU, linear, softmax")
  void oneImage(Pieces pieces) {
    verify(pieces, Networks.random(2, 3, 2, pieces.dice()), gaussian(2, 1, pieces.dice()));
    verify(pieces, Networks.random(5, 9, 4, pieces.dice()), gaussian(5, 1, pieces.dice()));
    verify(pieces, Networks.random(131, 7, 3, pieces.dice()), gaussian(131, 1, pieces.dice()));
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("Several images, each a column: every column goes its own way and sums to 1")
  void severalImages(Pieces pieces) {
    verify(pieces, Networks.random(2, 3, 3, pieces.dice()), gaussian(2, 3, pieces.dice()));
    verify(pieces, Networks.random(5, 9, 3, pieces.dice()), gaussian(5, 7, pieces.dice()));
    verify(pieces, Networks.random(3, 109, 13, pieces.dice()), gaussian(3, 5, pieces.dice()));
    verify(pieces, Networks.random(5, 7, 3, pieces.dice()), gaussian(5, 257, pieces.dice()));
    verify(pieces, Networks.random(7, 5, 2, pieces.dice()), gaussian(7, 307, pieces.dice()));
  }

  /** Scores are the biases of a layer with weights of 0 and the images' own. */
  @Test
  @Order(3)
  @Points(2)
  @DisplayName("Scores of 1000 and of ±10 000 give probabilities, and columns do not mix")
  void largeScores(Pieces pieces) {
    verify(pieces, ofScores(row(1), row(2), row(3)), array(row(0)));
    verify(pieces, ofScores(row(1001), row(1002), row(1003)), array(row(0)));
    verify(pieces, ofScores(row(-1001), row(-1002), row(-1003)), array(row(0)));
    verify(pieces, ofScores(row(1e4), row(-1e4), row(0)), array(row(0)));
    double s = 1000 + 9000 * pieces.dice().nextDouble();
    verify(pieces, ofScores(row(s), row(s - 1), row(s + 0.5)), array(row(0)));
    Network steep =
        new Network(
            array(row(1), row(-1)),
            array(row(0), row(0)),
            array(row(1, 0), row(1, 0.0001), row(-1, 2)),
            array(row(0), row(0), row(0)));
    verify(pieces, steep, array(row(1e4, -1e4, 1)));
    Network low = new Network(array(row(1)), array(row(0)), array(row(-1), row(-1)), column(0, 1));
    verify(pieces, low, array(row(1e4, 0, 1)));
    Network large = Networks.random(3, 5, 13, pieces.dice());
    large.W2().muli(1000);
    verify(pieces, large, gaussian(3, 7, pieces.dice()));
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Dropout's factors multiply H, and the mask is handed on")
  void dropout(Pieces pieces) {
    for (int n : new int[] {2, 6}) {
      Network net = Networks.random(2, 3, 2, pieces.dice());
      net.b1().addi(2);
      double[][] factors = new double[3][n];
      factors[0][0] = 1.25;
      factors[1][1] = 1.25;
      factors[2] = Matrices.map(new double[1][n], zero -> 1.25)[0];
      INDArray X = gaussian(2, n, pieces.dice());
      Activations got = verify(pieces, net, X, new Mask(array(factors)), FLOAT64);
      if (got.mask() == null || got.mask().factors() == null) {
        throw new AssertionError("the mask that was passed in is not given back with H, S and P");
      }
      assertThat(new MatrixComparison("the mask", got.mask().factors(), factors)).isWithin(0);
    }
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("Arrays in c order, in f order and cut out of others, in float64 and float32")
  void layouts(Pieces pieces) {
    Network net = Networks.random(4, 5, 3, pieces.dice());
    INDArray X = gaussian(4, 6, pieces.dice());
    for (Layout layout : Layout.values()) {
      DataType type = DataType.DOUBLE;
      verify(pieces, Networks.as(net, layout, type), layout.of(X, type), Mask.NONE, FLOAT64);
    }
    DataType type = DataType.FLOAT;
    verify(pieces, Networks.as(net, Layout.F, type), Layout.F.of(X, type), Mask.NONE, FLOAT32);
    Pairs.all().forEach(kinds -> verify(pieces, net, kinds));
  }

  /** How many images, a layout, dropout or not, a precision. */
  private static void verify(Pieces pieces, Network net, int... kinds) {
    int n = new int[] {1, 3, 257}[kinds[0]];
    Layout layout = Layout.values()[kinds[1]];
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    double[][] factors = dropped(new double[net.m()][n], pieces.dice(), 0.4);
    factors[0][0] = 0;
    Mask mask = kinds[2] == 0 ? new Mask(layout.of(array(factors), type)) : Mask.NONE;
    INDArray X = layout.of(gaussian(net.d(), n, pieces.dice()), type);
    double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
    verify(pieces, Networks.as(net, layout, type), X, mask, tolerance);
  }

  private static double[][] dropped(double[][] factors, SeededRandom dice, double p) {
    return Matrices.map(factors, x -> dice.nextDouble() < p ? 0 : 1 / (1 - p));
  }

  @Test
  @Order(6)
  @Points(1)
  @DisplayName("The answer is right and images and network stay as they were")
  void leavesItsArguments(Pieces pieces) {
    Network net = Networks.random(3, 4, 2, pieces.dice());
    INDArray X = gaussian(3, 5, pieces.dice());
    INDArray factors = Transforms.abs(gaussian(4, 5, pieces.dice()), false); // none is below 0
    Untouched untouched =
        new Untouched().and("X", X).and(Network.NAMES, net.arrays()).and("the mask", factors);
    verify(pieces, net, X, new Mask(factors), FLOAT64);
    Model piece = pieces.piece(Model.class);
    verify(net, X, Mask.NONE, () -> piece.forward(net, X), FLOAT64);
    INDArray others = X.neg();
    verify(net, others, Mask.NONE, () -> piece.forward(net, others), FLOAT64);
    untouched.verify("ForwardPass");
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    Model piece = pieces.piece(Model.class);
    int[][] sizes = {
      {5, 7, 3, 11}, {7, 5, 4, 13}, {5, 7, 7, 7}, {3, 5, 5, 5}, {5, 7, 3, 1}, {3, 5, 4, 307}
    };
    for (int[] size : sizes) {
      Network net = Networks.random(size[0], size[1], size[2], dice);
      INDArray X = gaussian(size[0], size[3], dice);
      piece.forward(net, X, Mask.NONE);
      piece.forward(net, X);
      double[][] factors = new double[size[1]][size[3]];
      piece.forward(net, X, new Mask(array(dropped(factors, dice, 0.4))));
      piece.forward(net, X, new Mask(array(dropped(factors, dice, 0.3))));
      net.W2().muli(1000);
      piece.forward(net, X, Mask.NONE);
      net.b2().subi(1e5);
      piece.forward(net, X, Mask.NONE);
    }
  }

  private static INDArray column(double... values) {
    return array(Matrices.transposed(new double[][] {values}));
  }

  private static Network ofScores(double[]... scores) {
    INDArray b2 = array(scores);
    return new Network(array(row(1)), array(row(0)), b2.mul(0), b2);
  }

  private static void verify(Pieces pieces, Network net, INDArray X) {
    verify(pieces, net, X, Mask.NONE, FLOAT64);
  }

  private static Activations verify(
      Pieces pieces, Network net, INDArray X, Mask mask, double tolerance) {
    Model piece = pieces.piece(Model.class);
    return verify(net, X, mask, () -> piece.forward(net, X, mask), tolerance);
  }

  private static Activations verify(
      Network net, INDArray X, Mask mask, Supplier<Activations> piece, double tolerance) {
    Activations expected = new ForwardPassMistakes.Right().forward(net, X, mask);
    long n = X.size(1);
    Example asked =
        Example.of("forward, %s, n = %d".formatted(Networks.sizes(net), n))
            .with("X", X)
            .with("W1", net.W1())
            .with("b1", net.b1())
            .with("W2", net.W2())
            .with("b2", net.b2());
    Activations got = piece.get();
    assertThat(MatrixComparison.each(NAMES, got, a -> Arrays.asList(a.H(), a.S(), a.P()), expected))
        .as(n == 1 ? "on 1 image" : "on %d images".formatted(n))
        .of(asked)
        .isWithin(tolerance);
    return got;
  }
}
