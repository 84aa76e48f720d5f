package lab.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lab.piece.Matrices;

/**
 * A change of a case that may make a wrong piece right: what the change takes away is then where
 * the mistake is.
 *
 * @param where goes on after "right wherever"
 * @param thing what to look at
 * @param change what is given otherwise
 * @param arguments what is given otherwise besides, from a call's arguments
 */
public record Remedy(String where, String thing, Change change, UnaryOperator<Object[]> arguments) {
  /** Arrays of which each column is an image's. */
  private static final Set<String> IMAGES = Set.of("X", "H", "S", "P", "Y", Symbols.MASK);

  /** What follows from others, or is 0, 1 or a factor by its meaning. */
  private static final Set<String> FIXED = Set.of("Y", "H", Symbols.MASK);

  private static final double LARGE = 100;
  private static final double NO_ZERO = 0.375;
  private static final double KEPT = 1.25;
  private static final double MILLION = 1e6;

  /** What may be as small as one likes. */
  private static final Set<String> ENTRIES = Set.of("a", "b");

  /** One of an exercise's own, such as a cost without third powers. */
  public static Remedy of(String where, String thing, UnaryOperator<Object[]> arguments) {
    return new Remedy(where, thing, Change.NONE, arguments);
  }

  private static Remedy of(
      String where, String thing, BiFunction<String, double[][], double[][]> change) {
    return of(where, thing, changed(given -> change));
  }

  private static Remedy of(String where, String thing, Change change) {
    return new Remedy(where, thing, change, UnaryOperator.identity());
  }

  private static Change changed(
      Function<Given, BiFunction<String, double[][], double[][]>> functionOf) {
    return new Change("", "", functionOf);
  }

  /** The same, with what follows from the arguments made anew. */
  Remedy then(UnaryOperator<Object[]> consistent) {
    return new Remedy(where, thing, change, passed -> consistent.apply(arguments.apply(passed)));
  }

  /** A change that takes nothing away: what it makes right was wrong by chance. */
  static Remedy control() {
    return of(
        "",
        "",
        (name, value) ->
            FIXED.contains(name) || Matrices.isSingle(value)
                ? value
                : Matrices.map(value, x -> 1.25 * x));
  }

  /** All that are tried for cases with such inputs; those that take least away first. */
  static List<Remedy> all(Inputs inputs) {
    List<Remedy> all = new ArrayList<>();
    for (String name : inputs.names()) {
      if (name.equals(Symbols.MASK)) {
        all.add(of("nothing is dropped", "where the mask comes in", only(name, x -> 1)));
        all.add(
            of(
                "all factors of the mask are alike",
                "which factor goes with which unit",
                only(name, x -> KEPT)));
      } else if (inputs.isColumn(name) && !inputs.isSingle(name)) {
        all.add(constant(name, 0));
      }
    }
    all.add(of("every class has as many images as any other", "what is averaged", balanced()));
    all.add(
        of("all images are alike", "what is done with several images", columns(n -> new int[n])));
    all.add(
        of(
            "there is one image alone",
            "what is done with several images",
            columns(n -> new int[1])));
    all.add(
        of(
            "there are several images",
            "what is done with a single one",
            columns(n -> n > 1 ? null : new int[3])));
    all.add(of("n is not d", "what are rows and what columns", changed(Remedy::oneFewer)));
    all.add(
        of(
            "all calls have the same gradients",
            "what becomes of an earlier one",
            first(Symbols.GRADIENTS)));
    all.add(of("eta stays the same", "where eta comes in", first(Set.of("eta"))));
    all.add(
        of("no number is 0", "what is done with a 0", others((name, x) -> x == 0 ? NO_ZERO : x)));
    all.add(
        of(
            "no number is below 0",
            "what is done with numbers below 0",
            others((name, x) -> Math.abs(x))));
    all.add(of("all numbers are small", "what becomes of large ones", Remedy::small));
    all.add(of("all numbers are large", "what becomes of small ones", Remedy::large));
    return all;
  }

  /** Those that leave out a whole matrix or number; much may come out right then. */
  static List<Remedy> leavingOut(Inputs inputs) {
    List<Remedy> all = new ArrayList<>();
    for (String name : inputs.names()) {
      if (name.equals(Symbols.SIDE) || name.equals("t")) {
        continue; // with them all else is another case
      }
      if (inputs.isSingle(name)) {
        all.add(constant(name, 0));
        all.add(constant(name, 1));
      } else if (!FIXED.contains(name) && !inputs.isColumn(name)) {
        all.add(constant(name, 0));
      }
    }
    return all;
  }

  private interface Entry {
    double of(String name, double x);
  }

  private static BiFunction<String, double[][], double[][]> others(Entry entry) {
    return (name, value) ->
        FIXED.contains(name) ? value : Matrices.map(value, x -> entry.of(name, x));
  }

  private static BiFunction<String, double[][], double[][]> only(
      String name, DoubleUnaryOperator f) {
    return (leaf, value) -> leaf.equals(name) ? Matrices.map(value, f) : value;
  }

  private static Remedy constant(String name, int constant) {
    return of(
        name + " is " + constant, "where %s comes in".formatted(name), only(name, x -> constant));
  }

  private static double[][] small(String name, double[][] value) {
    double largest = Matrices.largest(value);
    return FIXED.contains(name) || largest < LARGE ? value : Matrices.map(value, x -> x / largest);
  }

  private static double[][] large(String name, double[][] value) {
    return !ENTRIES.contains(name) || Matrices.largest(value) >= LARGE
        ? value
        : Matrices.map(value, x -> MILLION * x);
  }

  /** Which columns of the images' arrays are taken in the place of all; null for these. */
  private interface Columns {
    int[] of(int n);
  }

  private static Change columns(Columns of) {
    return changed(
        given -> {
          double n = given.quantity("n");
          int[] columns = Double.isNaN(n) ? null : of.of((int) n);
          return (name, value) ->
              columns != null && IMAGES.contains(name) && value[0].length == n
                  ? taken(value, columns)
                  : value;
        });
  }

  private static double[][] taken(double[][] value, int... columns) {
    return Arrays.stream(value)
        .map(row -> IntStream.of(columns).mapToDouble(j -> row[j]).toArray())
        .toArray(double[][]::new);
  }

  /** As many whole rounds of all classes as there is room for. */
  private static Change balanced() {
    return changed(
        given -> {
          double[][] Y = given.arrays().get("Y");
          int K = Y == null ? 0 : Y.length;
          int n = Y == null ? 0 : Y[0].length;
          int rounds = K == 0 ? 0 : n / K;
          int[] columns = IntStream.range(0, rounds * K).toArray();
          return (name, value) -> {
            if (rounds == 0 || !IMAGES.contains(name) || value[0].length != n) {
              return value;
            }
            return name.equals("Y") ? inTurn(K, columns.length) : taken(value, columns);
          };
        });
  }

  private static double[][] inTurn(int K, int n) {
    double[][] Y = new double[K][n];
    for (int j = 0; j < n; j++) {
      Y[j % K][j] = 1;
    }
    return Y;
  }

  /** Where there are as many images as pixels, one image is left out. */
  private static BiFunction<String, double[][], double[][]> oneFewer(Given given) {
    double[][] X = given.arrays().get("X");
    boolean square = X != null && X.length == X[0].length && X.length > 1;
    int[] columns = square ? IntStream.range(0, X.length - 1).toArray() : null;
    return (name, value) ->
        square && IMAGES.contains(name) && value[0].length == X.length
            ? taken(value, columns)
            : value;
  }

  /** What the first call is given is given in all. */
  private static Change first(Set<String> names) {
    return changed(
        given -> (name, value) -> names.contains(name) ? given.arrays().get(name) : value);
  }

  /** Whether something is otherwise in a case. */
  boolean changes(Experiment one, Symbols symbols) {
    if (change == Change.NONE) {
      return true;
    }
    BiFunction<String, double[][], double[][]> changed = change.in(one.given());
    CallSequence script = one.script();
    List<Map<String, double[][]>> all = new ArrayList<>();
    all.add(Leaves.of(symbols.settings(), script.settings()));
    script.steps().forEach(step -> all.add(Leaves.of(step.names(), step.before())));
    return all.stream()
        .flatMap(leaves -> new LinkedHashMap<>(leaves).entrySet().stream())
        .anyMatch(
            leaf ->
                !Arrays.deepEquals(leaf.getValue(), changed.apply(leaf.getKey(), leaf.getValue())));
  }
}
