package lab.course.cost;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.PlainMatrix.oneHot;
import static lab.course.kit.PlainMatrix.row;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.Map;
import lab.Cost;
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
import lab.course.kit.SignificantDigits;
import lab.course.kit.Untouched;
import lab.diagnose.Symbols;
import lab.diagnose.Symbols.Feature;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The checks of exercise 3.1, CrossEntropyCost. */
@Checks
public final class CrossEntropyCostChecks {
  /** Sums of a thousand numbers, in any order: 1e-13 or less. */
  private static final double FLOAT64 = 1e-10;

  /** The same in float32, whose last digit is 6e-8. */
  private static final double FLOAT32 = 1e-4;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new CrossEntropyCostMistakes.Right(),
          Symbols.of(Map.of("loss", "the loss", "penalty", "the penalty", "cost", "the cost"))
              .withFeatures(
                  new Feature(
                      "where W1 or W2 has a single column",
                      in -> isColumn(in.get("W1")) || isColumn(in.get("W2")))),
          CrossEntropyCostChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "3.1",
          "CrossEntropyCost",
          Cost.class,
          CrossEntropyCostChecks.class,
          CrossEntropyCostMistakes.ALL,
          DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("One image: the loss is −log of the right class's probability")
  void oneImage(Pieces pieces) {
    verify(pieces, array(row(0), row(0)), oneHot(2, 1), FLOAT64);
    verify(pieces, array(row(1), row(2), row(3)), oneHot(3, 0), FLOAT64);
    verify(pieces, gaussian(5, 1, pieces.dice()), oneHot(5, 3), FLOAT64);
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("Several images: the loss is the mean over them")
  void severalImages(Pieces pieces) {
    verify(pieces, gaussian(2, 3, pieces.dice()), oneHot(2, 1, 0, 1), FLOAT64);
    verify(pieces, gaussian(4, 7, pieces.dice()), labels(4, 7, pieces.dice()), FLOAT64);
    verify(pieces, gaussian(13, 257, pieces.dice()), labels(13, 257, pieces.dice()), FLOAT64);
    verify(pieces, gaussian(3, 1013, pieces.dice()), labels(3, 1013, pieces.dice()), FLOAT64);
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("Scores of 1000 and of ±10 000: the loss is finite and right, as is a loss of 0")
  void largeScores(Pieces pieces) {
    verify(pieces, array(row(1000), row(0)), oneHot(2, 0), FLOAT64);
    verify(pieces, array(row(1000), row(0)), oneHot(2, 1), FLOAT64);
    verify(pieces, array(row(-1e4), row(1e4), row(0)), oneHot(3, 0), FLOAT64);
    verify(pieces, array(row(-1e4), row(1e4), row(0)), oneHot(3, 1), FLOAT64);
    double s = 1000 + 9000 * pieces.dice().nextDouble();
    verify(pieces, array(row(s), row(s - 1.5)), oneHot(2, 1), FLOAT64);
    INDArray S = array(row(1e4, -1e4), row(1e4 - 1, -1e4 - 1));
    verify(pieces, S, oneHot(2, 1, 0), FLOAT64);
    INDArray many = gaussian(5, 307, pieces.dice()).muli(1000);
    verify(pieces, many, labels(5, 307, pieces.dice()), FLOAT64);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("The penalty is lambda times the sum of the squares of W1 and W2, without biases")
  void penalty(Pieces pieces) {
    Network small =
        new Network(
            array(row(1, -2)), array(row(7)), array(row(3), row(-1)), array(row(5), row(6)));
    verify(pieces, small, 0.5, FLOAT64);
    verify(pieces, small, 0, FLOAT64);
    verify(pieces, Networks.random(4, 7, 3, pieces.dice()), 1e-3, FLOAT64);
    verify(pieces, Networks.random(17, 59, 11, pieces.dice()), 10, FLOAT64);
    verify(pieces, Networks.random(5, 3, 2, pieces.dice()), 1, FLOAT64);
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("Arrays of any order and precision give the same cost and stay as they were")
  void layouts(Pieces pieces) {
    Network net = Networks.random(4, 5, 3, pieces.dice());
    INDArray S = gaussian(3, 6, pieces.dice());
    INDArray Y = labels(3, 6, pieces.dice());
    for (Layout layout : Layout.values()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
        INDArray s = layout.of(S, type);
        INDArray y = layout.of(Y, type);
        Network same = Networks.as(net, layout, type);
        Untouched untouched =
            new Untouched().and("S", s).and("Y", y).and(Network.NAMES, same.arrays());
        verify(pieces, s, y, tolerance);
        verify(pieces, same, 0.1, tolerance);
        untouched.verify("CrossEntropyCost");
      }
    }
    Pairs.all().forEach(kinds -> verify(pieces, net, kinds));
  }

  /** How many images or which lambda, a layout, large scores or not, a precision. */
  private static void verify(Pieces pieces, Network net, int... kinds) {
    int n = new int[] {1, 3, 257}[kinds[0]];
    double lambda = new double[] {0, 0.3, 10}[kinds[0]];
    Layout layout = Layout.values()[kinds[1]];
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
    INDArray S = gaussian(3, n, pieces.dice()).muli(kinds[2] == 0 ? 1000 : 1);
    INDArray Y =
        oneHot(3, S.neg().argMax(0).toIntVector()); // no loss is so small that digits are lost
    verify(pieces, layout.of(S, type), layout.of(Y, type), tolerance);
    verify(pieces, Networks.as(net, layout, type), lambda, tolerance);
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    Cost piece = pieces.piece(Cost.class);
    for (int[] size : new int[][] {{3, 11}, {5, 13}, {3, 1}, {7, 1}, {7, 211}, {3, 307}}) {
      INDArray S = gaussian(size[0], size[1], dice);
      piece.loss(S, labels(size[0], size[1], dice));
      piece.loss(S.mul(1000), labels(size[0], size[1], dice));
    }
    int[][] nets = {{5, 7, 3}, {7, 5, 4}, {11, 13, 2}, {17, 19, 3}, {1, 7, 3}, {5, 1, 3}};
    for (int[] size : nets) {
      Network net = Networks.random(size[0], size[1], size[2], dice);
      INDArray S = gaussian(size[2], 11, dice);
      INDArray Y = labels(size[2], 11, dice);
      for (double lambda : new double[] {0.3, 0.07, 0}) {
        piece.penalty(net, lambda);
        piece.cost(net, S, Y, lambda);
      }
    }
  }

  private static boolean isColumn(double[]... W) {
    return W != null && W[0].length == 1;
  }

  private static INDArray labels(int K, int n, SeededRandom dice) {
    return oneHot(K, dice.ints(n, 0, K).toArray());
  }

  private static void verify(Pieces pieces, INDArray S, INDArray Y, double tolerance) {
    double expected = new CrossEntropyCostMistakes.Right().loss(S, Y);
    Example asked =
        Example.of("loss, S %d×%d, %s".formatted(S.size(0), S.size(1), S.dataType()))
            .with("S", S)
            .with("Y", Y);
    double got = pieces.piece(Cost.class).loss(S, Y);
    assertThat(MatrixComparison.number("the loss", got, expected))
        .as(S.size(1) == 1 ? "on 1 image" : "on %d images".formatted(S.size(1)))
        .of(asked)
        .isWithin(tolerance);
  }

  private static void verify(Pieces pieces, Network net, double lambda, double tolerance) {
    double expected = new CrossEntropyCostMistakes.Right().penalty(net, lambda);
    Example asked =
        Example.of(
                "penalty, %s, lambda = %s"
                    .formatted(Networks.sizes(net), SignificantDigits.of(lambda)))
            .with("W1", net.W1())
            .with("b1", net.b1())
            .with("W2", net.W2())
            .with("b2", net.b2());
    double got = pieces.piece(Cost.class).penalty(net, lambda);
    assertThat(MatrixComparison.number("the penalty", got, expected)).of(asked).isWithin(tolerance);
  }
}
