package lab.course.arrays;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.PlainMatrix.row;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
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

/** The checks of exercise 1.1, Standardise. */
@Checks
public final class StandardiseChecks {
  /**
   * Rounding gives 1e-14. Looser, so that a small number added to each deviation is told by the
   * check that is about it, and not by all.
   */
  private static final double FLOAT64 = 1e-7;

  /** Sums of ten numbers in float32, whose last digit is 6e-8, far from one another in size. */
  private static final double FLOAT32 = 1e-4;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new StandardiseMistakes.Right(),
          Symbols.of(Map.of("apply", "the result"))
              .keepingItsStateIn("itself") // who mixes the sets remembers the training images
              .within(FLOAT64)
              .withFeatures(
                  new Feature("with a pixel that never varies", StandardiseChecks::hasConstant)),
          StandardiseChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "1.1",
          "Standardise",
          FeatureScaling.class,
          StandardiseChecks.class,
          StandardiseMistakes.ALL,
          DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("fit finds the mean of each row, a pixel over all images")
  void mean(Pieces pieces) {
    for (INDArray X : trainingImages(pieces.dice())) {
      Scale right = new StandardiseMistakes.Right().fit(X);
      Example asked = fitting(X);
      verify(asked, "mean", fit(pieces, X).mean(), right.mean(), FLOAT64);
    }
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("fit finds the standard deviation of each row, dividing by n")
  void deviation(Pieces pieces) {
    for (INDArray X : trainingImages(pieces.dice())) {
      Scale right = new StandardiseMistakes.Right().fit(X);
      Example asked = fitting(X);
      verify(asked, "deviation", fit(pieces, X).deviation(), right.deviation(), FLOAT64);
    }
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("apply subtracts each row's mean and divides by its deviation")
  void apply(Pieces pieces) {
    verify(pieces, small(), new Scale(array(row(2), row(6)), array(row(1), row(4))), FLOAT64);
    Scale scale = new StandardiseMistakes.Right().fit(images(4, 7, pieces.dice()));
    verify(pieces, images(4, 5, pieces.dice()), scale, FLOAT64);
    verify(pieces, images(4, 307, pieces.dice()), scale, FLOAT64);
    INDArray tiny = images(3, 5, pieces.dice()).muli(1e-5); // little, but it varies
    verify(pieces, tiny, new StandardiseMistakes.Right().fit(tiny), FLOAT64);
    Scale many = new StandardiseMistakes.Right().fit(images(131, 3, pieces.dice()));
    verify(pieces, images(131, 1, pieces.dice()), many, FLOAT64);
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Other images are standardised with the training images' mean and deviation")
  void otherImages(Pieces pieces) {
    INDArray training = images(3, 8, pieces.dice());
    INDArray others = images(3, 4, pieces.dice()).muli(2).addi(1);
    Scale right = new StandardiseMistakes.Right().fit(training);
    FeatureScaling piece = pieces.piece(FeatureScaling.class);
    INDArray expected = new StandardiseMistakes.Right().apply(others, right);
    Example asked = Example.of("apply(others 3×4, fit(training 3×8))").with("others", others);
    INDArray got = piece.apply(others, piece.fit(training));
    piece.apply(others.neg(), piece.fit(training.neg())); // what was given stays as it was
    assertThat(new MatrixComparison("the result", got, Matrices.of(expected)))
        .as("for other images")
        .of(asked)
        .isWithin(FLOAT64);
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("A pixel that never varies is divided by 1, and so becomes 0 where it has its mean")
  void zeroDeviation(Pieces pieces) {
    INDArray X = array(row(1, 2, 3), row(0.5, 0.5, 0.5), row(0, 0, 0));
    Scale right = new StandardiseMistakes.Right().fit(X);
    verify(pieces, X, right, FLOAT64);
    verify(pieces, X.add(2), right, FLOAT64);
    verify(pieces, array(row(7), row(2.5), row(-1)), right, FLOAT64);
    double c = 1 + pieces.dice().nextInt(1000) / 8.0; // the mean of equal ones is exact
    INDArray other = array(row(c, 2, 3), row(-c, -c, -c), row(c, c, c));
    verify(pieces, other, new StandardiseMistakes.Right().fit(other), FLOAT64);
  }

  @Test
  @Order(6)
  @Points(1)
  @DisplayName("Arrays of any order and precision are standardised and stay as they were")
  void layouts(Pieces pieces) {
    INDArray some = images(5, 6, pieces.dice());
    Scale right = new StandardiseMistakes.Right().fit(some);
    for (Layout layout : Layout.values()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        INDArray X = layout.of(some, type);
        Scale scale = new Scale(layout.of(right.mean(), type), layout.of(right.deviation(), type));
        Scale expected = new StandardiseMistakes.Right().fit(X);
        double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
        Untouched untouched =
            new Untouched()
                .and("X", X)
                .and("the scale's mean", scale.mean())
                .and("the scale's deviation", scale.deviation());
        verify(pieces, X, scale, tolerance);
        Example asked = fitting(X);
        Scale got = fit(pieces, X);
        untouched.verify("Standardise");
        verify(asked, "mean", got.mean(), expected.mean(), tolerance);
        verify(asked, "deviation", got.deviation(), expected.deviation(), tolerance);
      }
    }
    Pairs.all().forEach(kinds -> verify(pieces, kinds));
  }

  /** How many images, a layout, a pixel that never varies or none, a precision. */
  private static void verify(Pieces pieces, int... kinds) {
    INDArray images = images(4, new int[] {1, 3, 257}[kinds[0]], pieces.dice());
    if (kinds[2] == 0) {
      images.getRow(1).assign(2.5);
    }
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
    INDArray X = Layout.values()[kinds[1]].of(images, type);
    Scale expected = new StandardiseMistakes.Right().fit(X);
    Example asked = fitting(X);
    Scale got = fit(pieces, X);
    verify(asked, "mean", got.mean(), expected.mean(), tolerance);
    verify(asked, "deviation", got.deviation(), expected.deviation(), tolerance);
    Scale scale = new Scale(expected.mean().castTo(type), expected.deviation().castTo(type));
    verify(pieces, X, scale, tolerance);
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    FeatureScaling right = new StandardiseMistakes.Right();
    for (int[] size : new int[][] {{3, 7}, {5, 11}, {7, 13}, {3, 211}, {5, 307}}) {
      INDArray X = images(size[0], size[1], dice);
      INDArray others = images(size[0], size[1] + 2, dice);
      piece(pieces).fit(X);
      piece(pieces).apply(others, right.fit(X));
      INDArray tiny = X.mul(1e-5);
      piece(pieces).apply(tiny, right.fit(tiny));
      FeatureScaling both = piece(pieces);
      both.fit(X);
      both.apply(others, right.fit(X));
      X.getRow(1).assign(2.5);
      piece(pieces).fit(X);
      piece(pieces).apply(X, right.fit(X));
      piece(pieces).apply(X.add(2), right.fit(X));
    }
  }

  private static FeatureScaling piece(Pieces pieces) {
    return pieces.piece(FeatureScaling.class);
  }

  private static boolean hasConstant(Map<String, double[][]> inputs) {
    double[][] of = inputs.getOrDefault("deviation", inputs.get("X"));
    return Arrays.stream(of)
        .anyMatch(
            row -> row.length == 1 ? row[0] == 0 : Arrays.stream(row).distinct().count() == 1);
  }

  private static Scale fit(Pieces pieces, INDArray X) {
    Scale got = pieces.piece(FeatureScaling.class).fit(X);
    if (got == null) {
      throw new AssertionError("fit gives null, not a Scale");
    }
    return got;
  }

  private static void verify(Pieces pieces, INDArray X, Scale scale, double tolerance) {
    INDArray expected = new StandardiseMistakes.Right().apply(X, scale);
    Example asked =
        Example.of("apply, X %d×%d, %s".formatted(X.size(0), X.size(1), X.dataType()))
            .with("X", X)
            .with("mean", scale.mean())
            .with("deviation", scale.deviation());
    INDArray got = pieces.piece(FeatureScaling.class).apply(X, scale);
    assertThat(new MatrixComparison("the result", got, Matrices.of(expected)))
        .of(asked)
        .isWithin(tolerance);
  }

  private static Example fitting(INDArray X) {
    return Example.of("fit, X %d×%d, %s".formatted(X.size(0), X.size(1), X.dataType()))
        .with("X", X);
  }

  private static void verify(
      Example asked, String name, INDArray got, INDArray expected, double tolerance) {
    assertThat(new MatrixComparison(name, got, Matrices.of(expected)))
        .of(asked)
        .isWithin(tolerance);
  }

  /** One image and many, and rows whose mean is far from 0. */
  private static List<INDArray> trainingImages(SeededRandom dice) {
    return List.of(
        small(),
        oneVaries(),
        images(4, 7, dice),
        images(3, 1, dice),
        images(5, 307, dice),
        images(131, 2, dice),
        farFromZero(7, dice),
        farFromZero(307, dice),
        images(3, 7, dice).muli(1e-5));
  }

  /** A pixel that is 1000.1 in all images, and two that hardly vary. */
  private static INDArray farFromZero(int n, SeededRandom dice) {
    INDArray X = gaussian(3, n, dice).muli(0.01).addi(1000.1);
    X.getRow(0).assign(1000.1);
    X.getRow(1).subi(2000);
    return X;
  }

  private static INDArray small() {
    return array(row(1, 3), row(5, 9));
  }

  /** The task's example: the second pixel never varies. */
  private static INDArray oneVaries() {
    return array(row(1, 3), row(5, 5));
  }

  /** Each pixel with a mean and a deviation of its own. */
  private static INDArray images(int d, int n, SeededRandom dice) {
    double[][] x = new double[d][n];
    for (int i = 0; i < d; i++) {
      double mean = 3 * dice.nextGaussian();
      double deviation = 0.5 + 3 * dice.nextDouble();
      for (int j = 0; j < n; j++) {
        x[i][j] = mean + deviation * dice.nextGaussian();
      }
    }
    return array(x);
  }
}
