package lab.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lab.diagnose.Symbols.Lines;
import lab.piece.Matrices;

/**
 * A change of the right result that gives the wrong one, such as a factor or a transpose.
 *
 * @param phrase goes on after "is"
 * @param look where the mistake is to be looked for
 * @param of the changed result, from what is given in a case and the right result
 * @param told whether cases can tell it from another
 */
record Effect(
    String phrase,
    String look,
    BiFunction<Given, double[][], double[][]> of,
    Predicate<List<Experiment>> told) {

  private static final String ONE_OFF = "look for an index that is one off";
  private static final String COUNTED = "look for an end that is counted or not";

  /** Nothing is done. */
  static final Effect NONE =
      new Effect("what is right", "", (given, right) -> right, cases -> true);

  /**
   * All that are tried for cases with such inputs, the simplest first.
   *
   * @param lines what rows and columns are
   * @param changed whether the results are arguments that were changed, such as a network after a
   *     step: nobody multiplies those by 2, but may have put them in another order
   */
  static List<Effect> all(Inputs inputs, Lines lines, boolean changed) {
    return changed
        ? moves(lines)
        : Stream.concat(numbers(inputs).stream(), moves(lines).stream()).toList();
  }

  /** Effects that change the numbers of a result. */
  private static List<Effect> numbers(Inputs inputs) {
    List<Effect> all = new ArrayList<>();
    for (Multiple multiple : Multiple.all(inputs)) {
      String name = multiple.name();
      all.add(
          new Effect(
              name.equals("−1") ? "of the other sign" : name + " times what is right",
              name.equals("−1")
                  ? "look for what is subtracted the wrong way round"
                  : "look for a factor " + name + " too many, or for its inverse that is missing",
              (given, right) -> {
                double factor = multiple.of().applyAsDouble(given);
                return Matrices.map(right, x -> factor * x);
              },
              multiple::isTold));
    }
    all.addAll(
        List.of(
            mapped("1 minus what is right", "look at what is counted", x -> 1 - x),
            mapped("1 over what is right", "look at what is divided by what", x -> 1 / x),
            mapped("the square of what is right", "a root is missing", x -> x * x),
            mapped("the root of what is right", "look for a root too many", Math::sqrt),
            mapped("exp of what is right", "a logarithm is missing", Math::exp),
            mapped("the logarithm of what is right", "look for a logarithm too many", Math::log),
            mapped("what is right without its sign", "look for an absolute value", Math::abs),
            mapped(
                "what is right with 0 for all below 0",
                "look for a maximum too many",
                x -> Math.max(0, x)),
            mapped("what is right, minus 1", COUNTED, x -> x - 1),
            mapped("what is right, plus 1", COUNTED, x -> x + 1),
            mapped(
                "what is right, rounded down", "look for integers that are divided", Math::floor)));
    return all;
  }

  /**
   * Terms of the formula that come in once more, once less, twice more, ...; one or two of them.
   */
  static List<Effect> terms(List<Symbols.Term> terms) {
    List<Effect> all = new ArrayList<>();
    for (Symbols.Term term : terms) {
      for (double times : new double[] {1, -1, 2, -2, 0.5, -0.5}) {
        all.add(
            terms(
                plus(times, term),
                "look at how often " + term.name() + " comes in",
                times,
                term,
                0,
                term));
      }
    }
    for (int i = 0; i < terms.size(); i++) {
      for (int j = 0; j < terms.size(); j++) {
        for (int times = -1; i != j && times <= (i < j ? 1 : -1); times += 2) {
          Symbols.Term one = terms.get(i);
          Symbols.Term other = terms.get(j);
          String phrase = plus(1, one) + plus(times, other);
          all.add(terms(phrase, "look at these terms of the formula", 1, one, times, other));
        }
      }
    }
    return all;
  }

  private static String plus(double times, Symbols.Term term) {
    String factor = Math.abs(times) == 1 ? "" : Math.abs(times) == 2 ? "2 " : "1/2 ";
    return (times < 0 ? ", minus " : ", plus ") + factor + term.name();
  }

  private static Effect terms(
      String phrase, String look, double a, Symbols.Term one, double b, Symbols.Term other) {
    return new Effect(
        "what is right" + phrase,
        look,
        (given, right) -> {
          double more =
              a * one.of().applyAsDouble(given.arrays())
                  + (b == 0 ? 0 : b * other.of().applyAsDouble(given.arrays()));
          return Matrices.map(right, x -> x + more);
        },
        cases -> true);
  }

  /** Effects that change the order of a result's entries. */
  private static List<Effect> moves(Lines lines) {
    String row = Lines.a(lines.row());
    String column = Lines.a(lines.column());
    return List.of(
        of(
            "what is right, transposed",
            "look at what are %s and what %s".formatted(lines.rows(), lines.columns()),
            Matrices::transposed),
        of(
            "what is right, with the %s from last to first".formatted(lines.columns()),
            "look at the order of the " + lines.columns(),
            a -> Matrices.isRectangular(a) ? Matrices.backwards(a) : a),
        of("what is right, " + column + " further on", ONE_OFF, a -> moved(a, 0, 1)),
        of("what is right, " + column + " too early", ONE_OFF, a -> moved(a, 0, -1)),
        of("what is right, " + row + " further down", ONE_OFF, a -> moved(a, 1, 0)),
        of("what is right, " + row + " too high", ONE_OFF, a -> moved(a, -1, 0)),
        of(
            "what is right, with the %s from last to first".formatted(lines.rows()),
            "look at the order of the " + lines.rows(),
            Matrices::upsideDown));
  }

  private static Effect mapped(String phrase, String look, DoubleUnaryOperator entry) {
    return of(phrase, look, a -> Matrices.map(a, entry));
  }

  private static Effect of(String phrase, String look, UnaryOperator<double[][]> of) {
    return new Effect(phrase, look, (given, right) -> of.apply(right), cases -> true);
  }

  /** Whether cases can tell it from another. */
  boolean isTold(List<Experiment> cases) {
    return told.test(cases);
  }

  /** Rows and columns moved on, those that fall out coming in at the other end. */
  private static double[][] moved(double[][] a, int down, int right) {
    if (!Matrices.isRectangular(a)) {
      return a;
    }
    int rows = a.length;
    int columns = a[0].length;
    double[][] moved = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        moved[i][j] = a[Math.floorMod(i - down, rows)][Math.floorMod(j - right, columns)];
      }
    }
    return moved;
  }
}
