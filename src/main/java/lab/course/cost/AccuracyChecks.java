package lab.course.cost;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.PlainMatrix.oneHot;
import static lab.course.kit.PlainMatrix.row;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import lab.Metric;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Example;
import lab.course.kit.Layout;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Pairs;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.Untouched;
import lab.diagnose.Symbols;
import lab.diagnose.Symbols.Feature;
import lab.piece.Matrices;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The checks of exercise 3.2, Accuracy. */
@Checks
public final class AccuracyChecks {
  /**
   * The tolerance for a quotient of small integers: looser than its rounding, since pieces may
   * average in float32.
   */
  private static final double EXACT = 1e-6;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new AccuracyMistakes.Right(),
          Symbols.of(Map.of("of", "the accuracy"))
              .within(EXACT)
              .withFeatures(new Feature("with equal scores", AccuracyChecks::hasTies)),
          AccuracyChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "3.2", "Accuracy", Metric.class, AccuracyChecks.class, AccuracyMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("Two of three images right: 2/3")
  void twoOfThree(Pieces pieces) {
    verify(pieces, array(row(0.9, 0.2, 0.6), row(0.1, 0.8, 0.4)), oneHot(2, 0, 1, 1));
    verify(
        pieces,
        array(row(0.4, 0.3, 0.3), row(0.35, 0.4, 0.3), row(0.25, 0.3, 0.4)),
        oneHot(3, 0, 1, 0));
    INDArray scores = gaussian(4, 3, pieces.dice());
    int[] y = largest(scores);
    y[pieces.dice().nextInt(3)] ^= 1; // another one
    verify(pieces, scores, oneHot(4, y));
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("All right is 1, none right is 0, and scores, also negative ones, do as well")
  void extremes(Pieces pieces) {
    verify(pieces, array(row(0.1), row(0.7), row(0.2)), oneHot(3, 1));
    verify(pieces, array(row(0.1, 0.3), row(0.7, 0.1), row(0.2, 0.6)), oneHot(3, 0, 1));
    verify(pieces, array(row(-5, -1), row(-2, -3), row(-1, -9)), oneHot(3, 2, 0));
    verify(pieces, array(row(-1000, 1000), row(1000, -1000)), oneHot(2, 1, 0));
    INDArray scores = gaussian(4, 5, pieces.dice());
    int[] y = largest(scores);
    verify(pieces, scores, oneHot(4, y));
    verify(pieces, scores, oneHot(4, Arrays.stream(y).map(k -> 3 - k).toArray()));
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("Many images, equal scores, any order and precision; the arrays stay as they were")
  void layouts(Pieces pieces) {
    verifyTies(pieces, row(0.5, 0.5));
    verifyTies(pieces, row(0.4, 0.2, 0.4));
    verifyTies(pieces, row(0.25, 0.25, 0.25, 0.25));
    verifyMany(pieces, 3, 1013);
    verifyMany(pieces, 13, 257);
    verifyMany(pieces, 211, 31); // a class of 128 and more does not fit a byte
    INDArray scores = gaussian(4, 15, pieces.dice());
    int[] y = pieces.dice().ints(15, 0, 4).toArray();
    int[] right = largest(scores);
    System.arraycopy(right, 0, y, 0, 6); // at least these are right, and the last is wrong
    y[14] = (right[14] + 1) % 4;
    INDArray Y = oneHot(4, y);
    for (Layout layout : Layout.values()) {
      for (DataType type : Arrays.asList(DataType.DOUBLE, DataType.FLOAT)) {
        INDArray P = layout.of(scores, type);
        INDArray labels = layout.of(Y, type);
        Untouched untouched = new Untouched().and("P", P).and("Y", labels);
        verify(pieces, P, labels);
        untouched.verify("Accuracy");
      }
    }
    Pairs.all().forEach(kinds -> verify(pieces, kinds));
  }

  /** How many images, a layout, equal scores or not, a precision. */
  private static void verify(Pieces pieces, int... kinds) {
    int n = new int[] {1, 3, 257}[kinds[0]];
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    Layout layout = Layout.values()[kinds[1]];
    INDArray scores = gaussian(4, n, pieces.dice());
    if (kinds[2] == 0) {
      scores.getRow(3).assign(scores.max(0));
    }
    int[] y = largest(scores);
    y[n - 1] = (y[n - 1] + 1) % 4;
    verify(pieces, layout.of(scores, type), layout.of(oneHot(4, y), type));
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    for (int[] size : new int[][] {{3, 11}, {5, 13}, {7, 17}, {3, 1}, {7, 211}, {3, 307}}) {
      INDArray scores = gaussian(size[0], size[1], dice);
      int[] y = dice.ints(size[1], 0, size[0]).toArray();
      int right = Math.max(1, size[1] / 3);
      System.arraycopy(largest(scores), 0, y, 0, right);
      pieces.piece(Metric.class).of(scores, oneHot(size[0], y));
      pieces.piece(Metric.class).of(scores.neg(), oneHot(size[0], y));
      pieces.piece(Metric.class).of(Transforms.round(scores), oneHot(size[0], y)); // with ties
    }
  }

  private static boolean hasTies(Map<String, double[][]> inputs) {
    return Arrays.stream(Matrices.transposed(inputs.get("P")))
        .anyMatch(p -> Arrays.stream(p).distinct().count() < p.length);
  }

  /** As many images with the same scores as there are classes: each is the label once. */
  private static void verifyTies(Pieces pieces, double[] p) {
    int K = p.length;
    INDArray P = array(Matrices.transposed(new double[][] {p})).broadcast(K, K);
    verify(pieces, P, oneHot(K, IntStream.range(0, K).toArray()));
  }

  /** Two thirds are right, but none of the last: no part tells the fraction of all. */
  private static void verifyMany(Pieces pieces, int K, int n) {
    INDArray scores = gaussian(K, n, pieces.dice());
    int[] y = largest(scores);
    for (int j = 0; j < n; j++) {
      boolean wrong = j % 3 == 2 || j >= n - 7;
      y[j] = wrong ? (y[j] + 1) % K : y[j];
    }
    verify(pieces, scores, oneHot(K, y));
  }

  /** The row of the largest score of each column. */
  private static int[] largest(INDArray scores) {
    AccuracyMistakes.Right right = new AccuracyMistakes.Right();
    return Arrays.stream(Matrices.transposed(Matrices.of(scores)))
        .mapToInt(right::largest)
        .toArray();
  }

  private static void verify(Pieces pieces, INDArray P, INDArray Y) {
    double expected = new AccuracyMistakes.Right().of(P, Y);
    Example asked =
        Example.of("accuracy, P %d×%d, %s".formatted(P.size(0), P.size(1), P.dataType()))
            .with("P", P)
            .with("Y", Y);
    double got = pieces.piece(Metric.class).of(P, Y);
    assertThat(MatrixComparison.number("the accuracy", got, expected)).of(asked).isWithin(EXACT);
  }
}
