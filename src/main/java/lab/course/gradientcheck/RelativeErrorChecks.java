package lab.course.gradientcheck;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.PlainMatrix.row;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import lab.Discrepancy;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Example;
import lab.course.kit.Layout;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Pieces;
import lab.course.kit.PlainMatrix;
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
import org.nd4j.linalg.ops.transforms.Transforms;

/** The checks of exercise 5.2, RelativeError. */
@Checks
public final class RelativeErrorChecks {
  private static final double EPS = 1e-8;

  /** Looser than rounding: eps, added where it is a bound, is told by the check about it alone. */
  private static final double CLOSE = 1e-6;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new RelativeErrorMistakes.Right((double) settings[0]),
          Symbols.of(Map.of("between", "the relative error"))
              .withSettings("eps")
              .within(CLOSE)
              .withFeatures(
                  new Feature("with a NaN", RelativeErrorChecks::hasNaN),
                  new Feature("where a and b are 0 in one place", RelativeErrorChecks::hasZeros),
                  new Feature("with more than 100 entries", in -> entries(in.get("a")) > 100)),
          RelativeErrorChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "5.2",
          "RelativeError",
          Discrepancy.class,
          RelativeErrorChecks.class,
          RelativeErrorMistakes.ALL,
          DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("One entry: |a − b| / (|a| + |b|), whichever is larger and of whatever sign")
  void oneEntry(Pieces pieces) {
    double[][] pairs = {{1, 1.1}, {1.1, 1}, {-1, -1.1}, {-1, 1}, {3, 0}, {0, 3}, {2, 2}, {-4, 2}};
    for (double[] pair : pairs) {
      verify(pieces, EPS, array(row(pair[0])), array(row(pair[1])));
    }
    for (int i = 0; i < 4; i++) {
      verify(pieces, EPS, gaussian(1, 1, pieces.dice()), gaussian(1, 1, pieces.dice()));
    }
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("Several entries: the largest of their errors")
  void largest(Pieces pieces) {
    verify(pieces, EPS, array(row(1, 0)), array(row(1.1, 0)));
    verify(pieces, EPS, array(row(1, 2, 100)), array(row(1.5, 2, 101)));
    verify(pieces, EPS, gaussian(3, 4, pieces.dice()), gaussian(3, 4, pieces.dice()));
    verify(
        pieces, EPS, gaussian(3, 4, pieces.dice()).addi(9), gaussian(3, 4, pieces.dice()).addi(9));
    verify(pieces, EPS, array(row(1000, -1000)), array(row(-1000, -1000.5)));
    verifyWorst(pieces, 37, 29);
    verifyWorst(pieces, 1, 257);
    verifyWorst(pieces, 307, 1);
  }

  /** Many entries that hardly differ, except for the last. */
  private static void verifyWorst(Pieces pieces, int rows, int columns) {
    INDArray a = gaussian(rows, columns, pieces.dice()).addi(9);
    INDArray b = a.add(gaussian(rows, columns, pieces.dice()).muli(0.01));
    b.putScalar(rows - 1, columns - 1, -1);
    verify(pieces, EPS, a, b);
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("Where both are 0 the error is 0; what is divided by is never below eps")
  void floor(Pieces pieces) {
    verify(pieces, EPS, array(row(0)), array(row(0)));
    verify(pieces, EPS, array(row(0, 1)), array(row(0, 1)));
    verify(pieces, EPS, array(row(1e-10)), array(row(0)));
    verify(pieces, 0.5, array(row(0.1, 0.2)), array(row(-0.1, 0.25)));
    verify(pieces, 0.5, array(row(1)), array(row(2)));
    double a = 0.2 * pieces.dice().nextDouble();
    verify(pieces, 0.5, array(row(a, a / 2)), array(row(-a, 0)));
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("NaN gives NaN; matrices of any size, order and precision, which stay as they were")
  void anyArrays(Pieces pieces) {
    INDArray b = gaussian(4, 3, pieces.dice());
    INDArray a = b.add(gaussian(4, 3, pieces.dice()).muli(0.01));
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      for (Layout of : Layout.values()) {
        for (Layout other : Layout.values()) {
          INDArray left = of.of(a, type);
          INDArray right = other.of(b, type);
          Untouched untouched = new Untouched().and("a", left).and("b", right);
          verify(pieces, EPS, left, right);
          untouched.verify("RelativeError");
        }
      }
    }
    verify(pieces, EPS, array(row(1)), array(row(3)));
    verify(pieces, EPS, array(row(1), row(2), row(4)), array(row(1), row(3), row(4)));
    verify(pieces, EPS, array(row(1, Double.NaN, 2)), array(row(2, 1, 2)));
    INDArray late = gaussian(11, 13, pieces.dice());
    INDArray unknown = late.dup();
    unknown.putScalar(10, 12, Double.NaN);
    verify(pieces, EPS, unknown, late);
    verify(pieces, EPS, array(row(1, 2)), array(row(2, Double.NaN)));
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    for (int[] size : new int[][] {{3, 5}, {4, 3}, {1, 1}, {11, 13}, {13, 17}}) {
      for (double eps : new double[] {EPS, 0.5, 0.9}) {
        Discrepancy piece = pieces.piece(Discrepancy.class, eps);
        INDArray a = gaussian(size[0], size[1], dice);
        INDArray b = gaussian(size[0], size[1], dice);
        piece.between(a, b);
        piece.between(a.mul(0.2), b.mul(0.2));
        piece.between(a, a.add(b.mul(0.05)));
        piece.between(a.mul(1e-7), b.mul(1e-7));
        INDArray positive = Transforms.abs(a);
        piece.between(positive, Transforms.abs(b));
        piece.between(Layout.F.of(positive), Transforms.abs(b));
        INDArray zero = a.mul(0);
        piece.between(zero, zero.dup());
        INDArray somewhere = a.dup();
        somewhere.putScalar(size[0] - 1, size[1] - 1, Double.NaN);
        piece.between(somewhere, b);
        somewhere.putScalar(size[0] - 1, size[1] - 1, 0);
        piece.between(somewhere, somewhere.mul(1.1));
        somewhere.putScalar(size[0] / 2, size[1] / 2, Double.NaN);
        piece.between(somewhere, b);
      }
    }
  }

  private static boolean hasNaN(Map<String, double[][]> inputs) {
    return Stream.of(inputs.get("a"), inputs.get("b"))
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .anyMatch(Double::isNaN);
  }

  private static boolean hasZeros(Map<String, double[][]> inputs) {
    double[][] sizes =
        PlainMatrix.zip(inputs.get("a"), inputs.get("b"), (a, b) -> Math.abs(a) + Math.abs(b));
    return Arrays.stream(sizes).flatMapToDouble(Arrays::stream).anyMatch(size -> size == 0);
  }

  private static int entries(double[][] a) {
    return a.length * a[0].length;
  }

  private static void verify(Pieces pieces, double eps, INDArray a, INDArray b) {
    double expected = new RelativeErrorMistakes.Right(eps).between(a, b);
    String call = "between, %s, eps = %s".formatted(a.dataType(), SignificantDigits.of(eps));
    Example asked = Example.of(call).with("a", a).with("b", b);
    double got = pieces.piece(Discrepancy.class, eps).between(a, b);
    // From float32, the difference of what is nearly equal keeps fewer digits.
    double tolerance = a.dataType() == DataType.FLOAT ? 1e-3 : CLOSE;
    assertThat(MatrixComparison.number("the relative error", got, expected))
        .of(asked)
        .isWithin(tolerance);
  }
}
