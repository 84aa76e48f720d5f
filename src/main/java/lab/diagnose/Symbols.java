package lab.diagnose;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The names of an exercise's settings, results and features, by which explanations call them.
 *
 * @param settings what its piece is made of, such as {@code p}
 * @param results for each method what its result is called, such as {@code loss}: "the loss"; a
 *     record's parts are called as they are and need no name
 * @param mutable arguments that hold the result of a method that gives nothing back
 * @param state the argument in which the piece keeps what it likes from call to call; empty if
 *     there is none, and every call stands for itself
 * @param features what tells cases apart, beside sizes and arguments that are 0 or absent
 * @param places what tells a result's entries apart, beside the first and the last columns
 * @param terms of the formula, of which one may come in too often or not at all
 * @param lines what rows and columns are, of arguments by their names and of results by the name
 *     {@link #RESULTS}, where they are not called so
 * @param tolerance largest difference of equals in float64, relative to the largest entry
 */
public record Symbols(
    List<String> settings,
    Map<String, String> results,
    Set<String> mutable,
    String state,
    List<Feature> features,
    List<Place> places,
    List<Term> terms,
    Map<String, Lines> lines,
    double tolerance) {
  private static final double DOUBLE = 1e-9;

  static final String AFTERWARDS = " afterwards";

  /** Its factors are 1 where nothing is dropped. */
  static final String MASK = "mask";

  /** Pixels in a row of an image; an image of another side is none. */
  static final String SIDE = "side";

  /** Stands for all results where lines are named. */
  public static final String RESULTS = "";

  /** What is done with one of them is often done with all. */
  static final Set<String> GRADIENTS = Set.of("dW1", "db1", "dW2", "db2");

  /** The course's letters for the rows and columns of its matrices. */
  private static final Map<String, List<String>> SHAPES =
      Map.of(
          "W1", List.of("m", "d"),
          "W2", List.of("K", "m"),
          "X", List.of("d", "n"),
          "H", List.of("m", "n"),
          "S", List.of("K", "n"),
          "P", List.of("K", "n"),
          "Y", List.of("K", "n"));

  /**
   * A property that cases may have, with its words in an explanation.
   *
   * @param phrase goes on after "wrong only", such as "where two scores are equal"
   * @param holds whether a case is of this kind, from its inputs by name
   */
  public record Feature(String phrase, Predicate<Map<String, double[][]>> holds) {}

  /**
   * A kind of entries of a result.
   *
   * @param phrase goes on after "is wrong", such as "in the green plane only"
   * @param holds whether an entry is of this kind
   */
  public record Place(String phrase, At holds) {}

  /** Tells entries of a result from others. */
  @FunctionalInterface
  public interface At {
    /**
     * Whether an entry is of a kind.
     *
     * @param inputs the numbers of the case, by name
     * @param row of the result
     * @param column of the result
     */
    boolean test(Map<String, double[][]> inputs, int row, int column);
  }

  /** The sizes of a case by their letters, read off the shapes of what is given. */
  static Map<String, Double> sizes(Map<String, double[][]> arrays) {
    Map<String, Double> sizes = new LinkedHashMap<>();
    arrays.forEach(
        (name, value) -> {
          List<String> letters = SHAPES.get(name);
          if (letters != null) {
            sizes.put(letters.get(0), (double) value.length);
            sizes.put(letters.get(1), (double) value[0].length);
          }
        });
    return sizes;
  }

  /**
   * A term of a formula for a single number.
   *
   * @param name as the formula writes it
   * @param of its value, from the inputs by name; NaN where it has none
   */
  public record Term(String name, ToDoubleFunction<Map<String, double[][]>> of) {}

  /** What a matrix's rows and columns are: those of a list of points are points and axes. */
  public record Lines(String row, String rows, String column, String columns) {
    static final Lines OF_MATRIX = new Lines("row", "rows", "column", "columns");

    /** {@code a row}, {@code an axis}. */
    static String a(String noun) {
      return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
  }

  /** What rows and columns are, of an argument or of {@link #RESULTS}. */
  Lines linesOf(String name) {
    return lines.getOrDefault(name, Lines.OF_MATRIX);
  }

  /** Of a piece without settings or state, whose results are records or have these names. */
  public static Symbols of(Map<String, String> results) {
    return new Symbols(
        List.of(), results, Set.of(), "", List.of(), List.of(), List.of(), Map.of(), DOUBLE);
  }

  /** The same, of a piece that is made of settings. */
  public Symbols withSettings(String... names) {
    return new Symbols(
        List.of(names), results, mutable, state, features, places, terms, lines, tolerance);
  }

  /** The same, of a piece whose methods change these arguments and give nothing back. */
  public Symbols changing(String... names) {
    return new Symbols(
        settings, results, Set.of(names), state, features, places, terms, lines, tolerance);
  }

  /**
   * The same, of a piece that keeps what it likes in this argument from call to call. A result of
   * this name is its own affair, too.
   */
  public Symbols keepingItsStateIn(String name) {
    return new Symbols(settings, results, mutable, name, features, places, terms, lines, tolerance);
  }

  /** The same, of results that are right within another tolerance than rounding asks for. */
  public Symbols within(double largest) {
    return new Symbols(settings, results, mutable, state, features, places, terms, lines, largest);
  }

  /** The same, with kinds of cases. */
  public Symbols withFeatures(Feature... kinds) {
    return new Symbols(
        settings, results, mutable, state, List.of(kinds), places, terms, lines, tolerance);
  }

  /** The same, with kinds of entries. */
  public Symbols withPlaces(Place... kinds) {
    return new Symbols(
        settings, results, mutable, state, features, List.of(kinds), terms, lines, tolerance);
  }

  /** The same, of a formula with terms. */
  public Symbols withTerms(Term... all) {
    return new Symbols(
        settings, results, mutable, state, features, places, List.of(all), lines, tolerance);
  }

  /** The same, with lines that are called otherwise. */
  public Symbols withLines(Map<String, Lines> all) {
    return new Symbols(settings, results, mutable, state, features, places, terms, all, tolerance);
  }

  /**
   * What a call gave, by name, and what it did to arguments that it must leave as they are.
   *
   * @param method what was called
   * @param before the arguments' numbers before the call, by name
   * @param arguments the arguments after it
   * @param result what it gave back
   */
  public Map<String, double[][]> results(
      Method method, Map<String, double[][]> before, Object[] arguments, Object result) {
    Map<String, double[][]> results = new LinkedHashMap<>();
    String called = this.results.getOrDefault(method.getName(), method.getName());
    if (method.getReturnType() != void.class && !called.equals(state)) {
      results.putAll(Leaves.of(List.of(called), result));
    }
    List<String> names = Leaves.names(method);
    List<Map<String, double[][]>> each = Leaves.each(names, arguments);
    for (int i = 0; i < arguments.length; i++) {
      Map<String, double[][]> after = each.get(i);
      if (mutable.contains(names.get(i))) {
        results.putAll(after);
      } else if (!names.get(i).equals(state)) {
        after.forEach(
            (name, value) -> {
              if (!Arrays.deepEquals(value, before.get(name))) {
                results.put(name + AFTERWARDS, value);
              }
            });
      }
    }
    return results;
  }

  /** The arguments that were changed and must not be, from a call's results. */
  public static List<String> changed(Map<String, double[][]> results) {
    return results.keySet().stream()
        .filter(name -> name.contains(AFTERWARDS))
        .map(name -> name.substring(0, name.indexOf(AFTERWARDS)))
        .toList();
  }
}
