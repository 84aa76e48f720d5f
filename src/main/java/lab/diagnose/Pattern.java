package lab.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import lab.piece.Matrices;

/**
 * Describes how a wrong result differs from the right one by a constant: one difference or one
 * ratio for each column, for each row or for all entries.
 */
final class Pattern {
  private Pattern() {}

  /** A way to look at two results: what is the same over all entries of a line. */
  private enum Kind {
    DIFFERENCE((got, right) -> got - right, "off by one number", "added to or taken off"),
    RATIO((got, right) -> got / right, "multiplied by one number", "multiplied or divided by");

    private final DoubleBinaryOperator of;
    private final String is;
    private final String look;

    Kind(DoubleBinaryOperator of, String is, String look) {
      this.of = of;
      this.is = is;
      this.look = look;
    }
  }

  /** The lines in which it is the same: the array's rows once it is seen so. */
  private enum Lines {
    ALL(Pattern::oneRow),
    COLUMNS(Matrices::transposed),
    ROWS(a -> a);

    private final UnaryOperator<double[][]> as;

    Lines(UnaryOperator<double[][]> as) {
      this.as = as;
    }

    String where(Symbols.Lines called) {
      return this == ALL ? "all entries together" : "each " + noun(called);
    }

    String what(Symbols.Lines called) {
      return this == ALL ? "the whole array" : "a whole " + noun(called);
    }

    private String noun(Symbols.Lines called) {
      return this == COLUMNS ? called.column() : called.row();
    }
  }

  /**
   * Explains the first wrong result that differs by a constant in every case; empty if none does.
   */
  static Optional<Explanation> of(List<Experiment> cases, Symbols symbols) {
    Symbols.Lines called = symbols.linesOf(Symbols.RESULTS);
    for (String name : cases.get(0).right().keySet()) {
      Optional<String> alike = alike(cases, name, called);
      if (alike.isPresent()) {
        return Explanation.of(
            "%s is of %s; look at what is made once and stands everywhere"
                .formatted(name, alike.get()));
      }
      for (Lines lines : Lines.values()) {
        for (Kind kind : Kind.values()) {
          if (holds(cases, name, lines, kind)) {
            return Explanation.of(
                "%s is %s in %s; look at what %s is %s"
                    .formatted(name, kind.is, lines.where(called), lines.what(called), kind.look));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Rows or columns that are one and the same where they must not be. */
  private static Optional<String> alike(List<Experiment> cases, String name, Symbols.Lines called) {
    String all = "%s that are all the same";
    if (areAlike(cases, name, a -> a)) {
      boolean empty = cases.stream().allMatch(one -> one.got().get(name)[0].length == 0);
      return Optional.of(all.formatted(called.rows()) + (empty ? " and empty" : ""));
    }
    return areAlike(cases, name, Matrices::transposed)
        ? Optional.of(all.formatted(called.columns()))
        : Optional.empty();
  }

  private static boolean areAlike(
      List<Experiment> cases, String name, UnaryOperator<double[][]> lines) {
    int telling = 0;
    for (Experiment one : cases) {
      double[][] got = one.got().get(name);
      double[][] right = one.right().get(name);
      boolean says = got != null && (got[0].length == 0 || !Matrices.isZero(got));
      if (!says || Matrices.isUndefined(got) || !isOneLine(lines.apply(got))) {
        return false;
      }
      telling += got.length > 1 && !isOneLine(lines.apply(right)) ? 1 : 0;
    }
    return telling >= Explainer.TELLING;
  }

  private static boolean isOneLine(double[]... lines) {
    return Arrays.stream(lines).allMatch(line -> Arrays.equals(line, lines[0]));
  }

  private static boolean holds(List<Experiment> cases, String name, Lines lines, Kind kind) {
    int telling = 0;
    for (Experiment one : cases) {
      double[][] got = one.got().get(name);
      double[][] right = one.right().get(name);
      if (!one.isOfRightShape(name) || Matrices.isZero(got)) { // of 0, nothing can be said but that
        return false;
      }
      if (one.isWrong(name)) {
        double[][] a = lines.as.apply(got);
        double[][] b = lines.as.apply(right);
        if (a[0].length > 1 && !isSame(a, b, kind, one.tolerance())) {
          return false;
        }
        telling += a[0].length > 2 ? 1 : 0;
      }
    }
    return telling >= Explainer.TELLING;
  }

  /** Whether every row of got differs from that of right by one number. */
  private static boolean isSame(double[][] got, double[][] right, Kind kind, double tolerance) {
    for (int i = 0; i < got.length; i++) {
      double scale = Math.max(Matrices.largest(got), Matrices.largest(right));
      double number = Double.NaN;
      for (int j = 0; j < got[i].length; j++) {
        boolean bothZero = kind == Kind.RATIO && got[i][j] == 0 && right[i][j] == 0;
        double here = kind.of.applyAsDouble(got[i][j], right[i][j]);
        if (Double.isNaN(number) && !bothZero) {
          number = here;
        }
        double expected = kind == Kind.RATIO ? number * right[i][j] : number + right[i][j];
        if (!bothZero && !(Math.abs(got[i][j] - expected) <= tolerance * scale)) {
          return false;
        }
      }
    }
    return true;
  }

  private static double[][] oneRow(double[][] a) {
    return new double[][] {Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray()};
  }
}
