package lab.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is done with a result that was right up to then.
 *
 * @param phrase goes on after "is"
 * @param look where the mistake is to be looked for
 * @param of the result that comes of it, from the inputs of a case by name and the right result
 * @param told whether cases can tell it from another
 */
record Effect(
    String phrase,
    String look,
    BiFunction<Map<String, double[][]>, double[][], double[][]> of,
    Predicate<List<Experiment>> told) {

  /** Nothing is done. */
  static final Effect NONE =
      new Effect("what is right", "", (inputs, right) -> right, cases -> true);

  /**
   * All that are tried for cases with such inputs, the simplest first.
   *
   * @param changed whether the results are arguments that were changed, such as a network after a
   *     step: nobody multiplies those by 2, but may have put them in another order
   */
  static List<Effect> all(Map<String, double[][]> inputs, boolean changed) {
    return changed ? moves() : Stream.concat(numbers(inputs).stream(), moves().stream()).toList();
  }

  /** What is done with the numbers. */
  private static List<Effect> numbers(Map<String, double[][]> inputs) {
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
                return Numbers.map(right, x -> factor * x);
              },
              multiple::isTold));
    }
    all.add(
        of("1 minus what is right", "look at what is counted", a -> Numbers.map(a, x -> 1 - x)));
    all.add(
        of(
            "1 over what is right",
            "look at what is divided by what",
            a -> Numbers.map(a, x -> 1 / x)));
    all.add(
        of("the square of what is right", "a root is missing", a -> Numbers.map(a, x -> x * x)));
    all.add(
        of(
            "the root of what is right",
            "look for a root too many",
            a -> Numbers.map(a, Math::sqrt)));
    all.add(of("exp of what is right", "a logarithm is missing", a -> Numbers.map(a, Math::exp)));
    all.add(
        of(
            "the logarithm of what is right",
            "look for a logarithm too many",
            a -> Numbers.map(a, Math::log)));
    all.add(
        of(
            "what is right without its sign",
            "look for an absolute value",
            a -> Numbers.map(a, Math::abs)));
    all.add(
        of(
            "what is right with 0 for all below 0",
            "look for a maximum too many",
            a -> Numbers.map(a, x -> Math.max(0, x))));
    all.add(
        of(
            "what is right, minus 1",
            "look for an end that is counted or not",
            a -> Numbers.map(a, x -> x - 1)));
    all.add(
        of(
            "what is right, plus 1",
            "look for an end that is counted or not",
            a -> Numbers.map(a, x -> x + 1)));
    all.add(
        of(
            "what is right, rounded down",
            "look for integers that are divided",
            a -> Numbers.map(a, Math::floor)));
    return all;
  }

  /** What is done with the order. */
  private static List<Effect> moves() {
    List<Effect> all = new ArrayList<>();
    all.add(
        of(
            "what is right, transposed",
            "look at what are rows and what columns",
            Numbers::transposed));
    all.add(
        of(
            "what is right, with the columns from last to first",
            "look at the order of the columns",
            a -> moved(a, 0, 0, true)));
    all.add(
        of(
            "what is right, a column further on",
            "look for an index that is one off",
            a -> moved(a, 0, 1, false)));
    all.add(
        of(
            "what is right, a column too early",
            "look for an index that is one off",
            a -> moved(a, 0, -1, false)));
    all.add(
        of(
            "what is right, a row further down",
            "look for an index that is one off",
            a -> moved(a, 1, 0, false)));
    all.add(
        of(
            "what is right, a row too high",
            "look for an index that is one off",
            a -> moved(a, -1, 0, false)));
    all.add(
        of(
            "what is right, with the rows from last to first",
            "look at the order of the rows",
            Numbers::upsideDown));
    return all;
  }

  private static Effect of(String phrase, String look, UnaryOperator<double[][]> of) {
    return new Effect(phrase, look, (inputs, right) -> of.apply(right), cases -> true);
  }

  /** Whether cases can tell it from another. */
  boolean isTold(List<Experiment> cases) {
    return told.test(cases);
  }

  /** Rows and columns moved on, those that fall out coming in at the other end. */
  private static double[][] moved(double[][] a, int down, int right, boolean reversed) {
    if (!Numbers.isRectangular(a)) {
      return a;
    }
    int rows = a.length;
    int columns = a[0].length;
    double[][] moved = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int from = reversed ? columns - 1 - j : Math.floorMod(j - right, columns);
        moved[i][j] = a[Math.floorMod(i - down, rows)][from];
      }
    }
    return moved;
  }
}
