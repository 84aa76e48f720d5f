package lab.course.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import lab.Shape;
import lab.base.EnglishList;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares a matrix that a piece returned with the right one, and puts the difference into words.
 *
 * @param name its symbol, such as {@code dW1}
 * @param got what the piece gave back, not to be trusted
 * @param expected the right one
 */
public record MatrixComparison(String name, INDArray got, double[][] expected) {
  /** Up to so many entries, a matrix is shown whole. */
  static final int SMALL = 12;

  private static final String DROPPED =
      "sum(1), mean(1) and std(1) drop a dimension; sum(true, 1), mean(true, 1) and std(false, true, 1), which divides by n, keep the column";

  /**
   * A difference between a block and the right one.
   *
   * @param what goes on after "dW1 is"
   * @param details lines that show it
   */
  record Finding(String name, String what, List<String> details) {}

  /** A number, as a matrix of one entry. */
  public static MatrixComparison number(String name, double got, double expected) {
    return new MatrixComparison(
        name, PlainMatrix.array(PlainMatrix.row(got)), new double[][] {{expected}});
  }

  /**
   * The arrays of a record that a piece gave back.
   *
   * @param names their symbols
   * @param got the record, not to be trusted
   * @param arrays its arrays
   * @param expected the right record
   */
  public static <R> MatrixComparison[] each(
      List<String> names, R got, Function<R, List<INDArray>> arrays, R expected) {
    if (got == null) {
      throw new AssertionError("the answer is null, not %s".formatted(EnglishList.and(names)));
    }
    MatrixComparison[] blocks = new MatrixComparison[names.size()];
    for (int i = 0; i < blocks.length; i++) {
      double[][] right = Matrices.of(arrays.apply(expected).get(i));
      blocks[i] = new MatrixComparison(names.get(i), arrays.apply(got).get(i), right);
    }
    return blocks;
  }

  /**
   * Compares the two.
   *
   * @param tolerance largest difference that is right, relative to the largest entry expected
   */
  Optional<Finding> compare(double tolerance) {
    return misshapen().or(() -> different(tolerance));
  }

  /** The difference in shape; empty if the shape is right. */
  Optional<Finding> misshapen() {
    String form = expected.length + "×" + expected[0].length;
    if (got == null) {
      return Optional.of(new Finding(name, "null", List.of("it must be an array " + form)));
    }
    if (!form.equals(Shape.of(got))) {
      String what = "of shape %s, not %s".formatted(Shape.of(got), form);
      return Optional.of(new Finding(name, what, got.rank() == 1 ? List.of(DROPPED) : List.of()));
    }
    return Optional.empty();
  }

  private Optional<Finding> different(double tolerance) {
    double[][] actual = Matrices.of(got);
    double allowed = tolerance * scale();
    int wrong = 0;
    int worstRow = 0;
    int worstColumn = 0;
    double worst = -1;
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[0].length; j++) {
        double error = error(actual[i][j], expected[i][j]);
        wrong += error <= allowed ? 0 : 1;
        if (error > worst) {
          worst = error;
          worstRow = i;
          worstColumn = j;
        }
      }
    }
    return wrong == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                name, what(actual, wrong, allowed), details(actual, worstRow, worstColumn)));
  }

  /** Infinite where one of them is not a number, and the other is or is another. */
  private static double error(double got, double expected) {
    if (Double.compare(got, expected) == 0) {
      return 0;
    }
    double error = Math.abs(got - expected);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** The size that tolerances are relative to: 1 if nothing but zeros is expected. */
  private double scale() {
    double largest =
        entries(expected).stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(0);
    return largest == 0 ? 1 : largest;
  }

  private String what(double[][] actual, int wrong, double allowed) {
    int size = entries(expected).size();
    if (any(actual, x -> !Double.isFinite(x))) {
      return (any(actual, Double::isNaN) ? "NaN" : "infinite") + in(wrong, size);
    }
    double ratio = ratio(actual);
    if (size == 1 && !telling(ratio)) {
      int digits = SignificantDigits.digits(actual[0][0], expected[0][0]);
      return "%s, not %s"
          .formatted(
              SignificantDigits.of(digits, actual[0][0]),
              SignificantDigits.of(digits, expected[0][0]));
    }
    double[][] scaled = Matrices.map(expected, x -> ratio * x);
    boolean fits = alike(actual, scaled, allowed * Math.max(1, Math.abs(ratio)));
    boolean isRatio = fits && any(expected, x -> x != 0) && Math.abs(ratio - 1) >= 1e-5;
    return isRatio ? times(ratio) : "wrong" + in(wrong, size);
  }

  /** A single number is always some multiple of the right one; a whole multiple says something. */
  private static boolean telling(double ratio) {
    double multiple = Math.abs(ratio) < 1 ? 1 / ratio : ratio;
    return Math.abs(multiple) < 1000 && Math.abs(multiple - Math.rint(multiple)) < 1e-6;
  }

  private static String in(int wrong, int size) {
    if (size == 1) {
      return "";
    }
    return wrong == size ? " throughout" : " in %d of %d entries".formatted(wrong, size);
  }

  private static String times(double ratio) {
    if (Math.abs(ratio) < 1e-12) {
      return "0 throughout";
    }
    if (ratio < 0) {
      return Math.abs(ratio + 1) < 1e-6
          ? "of the wrong sign"
          : "%s times what is right".formatted(SignificantDigits.of(ratio));
    }
    return ratio > 1
        ? "%s times too large".formatted(SignificantDigits.of(ratio))
        : "%s times too small".formatted(SignificantDigits.of(1 / ratio));
  }

  private List<String> details(double[][] actual, int row, int column) {
    List<String> lines = new ArrayList<>();
    double got = actual[row][column];
    double right = expected[row][column];
    int digits = SignificantDigits.digits(got, right);
    if (entries(expected).size() == 1) {
      lines.add(
          "%s: got %s, expected %s"
              .formatted(
                  name, SignificantDigits.of(digits, got), SignificantDigits.of(digits, right)));
      return lines;
    }
    if (entries(expected).size() <= SMALL) {
      String indent = " ".repeat(name.length());
      lines.add("%s: got      %s".formatted(name, SignificantDigits.of(digits, actual)));
      lines.add("%s  expected %s".formatted(indent, SignificantDigits.of(digits, expected)));
    }
    double fit = ratio(actual);
    String ratios =
        digits == SignificantDigits.SHOWN_DIGITS
                && Math.abs(got / right - fit) <= 0.2 * Math.abs(fit)
            ? ", ratio %s; best-fitting ratio of all %s"
                .formatted(SignificantDigits.of(got / right), SignificantDigits.of(fit))
            : "";
    String worst = "%s[%d,%d] is worst: got %s, expected %s";
    lines.add(
        worst.formatted(
                name,
                row,
                column,
                SignificantDigits.of(digits, got),
                SignificantDigits.of(digits, right))
            + ratios);
    return lines;
  }

  /** The factor that makes of what is expected, by least squares, what was got. */
  private double ratio(double[][] actual) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[0].length; j++) {
        product += actual[i][j] * expected[i][j];
        square += expected[i][j] * expected[i][j];
      }
    }
    return square == 0 ? Double.NaN : product / square;
  }

  private static boolean alike(double[][] a, double[][] b, double allowed) {
    double[][] errors = PlainMatrix.zip(a, b, MatrixComparison::error);
    return !any(errors, error -> error > allowed);
  }

  private static boolean any(double[][] a, DoublePredicate is) {
    return entries(a).stream().anyMatch(is::test);
  }

  private static List<Double> entries(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).boxed().collect(Collectors.toList());
  }
}
