package lab.diagnose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lab.piece.Matrices;
import lab.piece.Records;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One recorded sequence of calls of a piece, with its results beside the right ones.
 *
 * @param script what it was asked
 * @param given the numbers that it was given
 * @param got what it gave, by name
 * @param right what is right, by name
 * @param ingredients what is in the case: the names of arguments that are there and not 0, and
 *     kinds of sizes, arrays and numbers
 * @param tolerance largest difference of equals, relative to the largest entry
 * @param wrong the names of results that are wrong, in numbers or shapes
 * @param size how many numbers it is about
 */
public record Experiment(
    CallSequence script,
    Given given,
    Map<String, double[][]> got,
    Map<String, double[][]> right,
    Set<String> ingredients,
    double tolerance,
    Set<String> wrong,
    int size) {
  static final String SEVERAL = "with several images";
  static final String SINGLE_IMAGE = "with a single image";
  static final String MANY = "with more than 100 images";
  static final String FLOAT32 = "in float32";
  static final String F_ORDER = "for arrays in f order";
  static final String MIXED = "where some arrays lie in c order and others in f order";
  static final String REPEATED = "with several calls in a row";
  static final String LARGE = "for numbers of 100 and more";

  private static final double SINGLE = 1e-4;
  private static final double CLEAR = 100;

  /**
   * The tolerance for arguments that are put back: adding what was taken away is off by the last
   * digit.
   */
  private static final double EXACT = 1e-12;

  /**
   * Holds what was got against what is right.
   *
   * @param script what was asked and got
   * @param right makes the right piece
   * @param symbols how the exercise calls things
   */
  public static Experiment of(CallSequence script, Function<Object[], ?> right, Symbols symbols) {
    Given given = Given.of(script.leaves(symbols));
    Set<String> ingredients = ingredients(script, given, symbols);
    Map<String, double[][]> expected = script.replay(right, Change.NONE, given, symbols);
    Map<String, double[][]> got = script.got();
    double tolerance = ingredients.contains(FLOAT32) ? SINGLE : symbols.tolerance();
    return new Experiment(
        script,
        given.with(expected),
        got,
        expected,
        ingredients,
        tolerance,
        unlike(got, expected, tolerance),
        size(given));
  }

  private static Set<String> unlike(
      Map<String, double[][]> got, Map<String, double[][]> right, double tolerance) {
    Set<String> names = new LinkedHashSet<>(right.keySet());
    names.addAll(got.keySet());
    names.removeIf(name -> Matrices.alike(got.get(name), right.get(name), tolerance));
    return names;
  }

  private static int size(Given given) {
    return given.arrays().values().stream().mapToInt(value -> value.length * value[0].length).sum();
  }

  /** The numbers that the piece was given, by name. */
  Map<String, double[][]> inputs() {
    return given.arrays();
  }

  /** What another piece gives, asked the same except for a change. */
  Map<String, double[][]> replay(Function<Object[], ?> factory, Change change, Symbols symbols) {
    return script.replay(factory, change, given, symbols);
  }

  /** Whether anything is wrong, in numbers or shapes. */
  public boolean isWrong() {
    return !wrong.isEmpty();
  }

  /** Whether anything is wrong by more than what rounding may leave where much cancels. */
  public boolean isClearlyWrong() {
    return !Matrices.alike(got, right, CLEAR * tolerance);
  }

  /** Whether a result is wrong, in numbers or shape. */
  boolean isWrong(String name) {
    return wrong.contains(name);
  }

  /** Whether a result is there and has the right shape. */
  boolean isOfRightShape(String name) {
    return got.containsKey(name)
        && right.containsKey(name)
        && Matrices.ofOneShape(got.get(name), right.get(name));
  }

  /** Whether all results of the piece equal the predicted ones. */
  boolean couldBe(Map<String, double[][]> predicted) {
    Set<String> names = new LinkedHashSet<>(got.keySet());
    names.addAll(predicted.keySet());
    return names.stream()
        .allMatch(
            name ->
                name.endsWith(Symbols.AFTERWARDS)
                    ? Matrices.alike(left(got, name), left(predicted, name), EXACT)
                    : couldBe(name, predicted.get(name)));
  }

  /** What an argument was left as; what is not told to be changed was not. */
  private double[][] left(Map<String, double[][]> results, String name) {
    String argument = name.substring(0, name.length() - Symbols.AFTERWARDS.length());
    return results.getOrDefault(name, inputs().get(argument));
  }

  /**
   * Whether one result of the piece may come from a predicted mistake. Where the prediction is
   * undefined for a single image, as 0/0 is, a right result does not rule the mistake out.
   */
  boolean couldBe(String name, double[][] predicted) {
    return Matrices.alike(got.get(name), predicted, tolerance)
        || predicted != null
            && ingredients.contains(SINGLE_IMAGE)
            && !ingredients.contains(LARGE)
            && Matrices.isUndefined(predicted)
            && !isWrong(name);
  }

  /** Whether the piece gave the predicted results in a case where the right ones are others. */
  boolean isTold(Map<String, double[][]> predicted) {
    return !right.keySet().equals(predicted.keySet()) && !right.keySet().equals(got.keySet())
        || right.keySet().stream().anyMatch(name -> isTold(name, predicted.get(name)));
  }

  /** Whether one result of the piece is the predicted one and the right one is another. */
  boolean isTold(String name, double[][] predicted) {
    return !Matrices.alike(predicted, right.get(name), tolerance)
        && Matrices.alike(got.get(name), predicted, tolerance);
  }

  /** Whether a result is NaN or infinite and must not be. */
  boolean isUndefined() {
    return right.keySet().stream()
        .anyMatch(
            name ->
                got.containsKey(name)
                    && Matrices.isUndefined(got.get(name))
                    && !Matrices.isUndefined(right.get(name)));
  }

  /** Whether nothing but 0 is right, which many a mistake gives as well. */
  boolean isZeroByRights() {
    return right.values().stream().allMatch(Matrices::isZero);
  }

  /** Whether there is nothing in another that is not in this. */
  boolean hasAllOf(Experiment other) {
    return other.ingredients.stream()
        .allMatch(one -> one.equals(SINGLE_IMAGE) || ingredients.contains(one));
  }

  private static Set<String> ingredients(CallSequence script, Given given, Symbols symbols) {
    Map<String, double[][]> inputs = given.arrays();
    Set<String> ingredients = new LinkedHashSet<>();
    Set<String> absent = absent(script, symbols);
    inputs.forEach(
        (name, value) -> {
          if (!absent.contains(name)) {
            ingredients.add(name);
          }
          if (Matrices.largest(value) >= 100 && !Matrices.isSingle(value)) {
            ingredients.add(LARGE);
          }
        });
    double n = given.quantity("n");
    if (n > 1) {
      ingredients.add(SEVERAL);
    }
    if (n == 1) {
      ingredients.add(SINGLE_IMAGE);
    }
    if (n > 100) {
      ingredients.add(MANY);
    }
    for (Symbols.Feature feature : symbols.features()) {
      if (feature.holds().test(inputs)) {
        ingredients.add(feature.phrase());
      }
    }
    if (script.steps().stream().map(Step::method).distinct().count() < script.steps().size()) {
      ingredients.add(REPEATED);
    }
    Set<Character> orders = new LinkedHashSet<>();
    for (Step step : script.steps()) {
      for (Object argument : step.before()) {
        memory(argument, ingredients, orders);
      }
    }
    if (orders.contains('f')) {
      ingredients.add(F_ORDER);
    }
    if (orders.size() > 1) {
      ingredients.add(MIXED);
    }
    return ingredients;
  }

  /** The numbers, not arrays, that are 0; that of an update, which is counted from 0, is there. */
  private static Set<String> absent(CallSequence script, Symbols symbols) {
    Set<String> absent = new LinkedHashSet<>();
    List<String> settings = symbols.settings();
    for (int i = 0; i < settings.size(); i++) {
      absent(settings.get(i), script.settings()[i], absent);
    }
    for (Step step : script.steps()) {
      for (int i = 0; i < step.before().length; i++) {
        absent(step.names().get(i), step.before()[i], absent);
      }
    }
    return absent;
  }

  private static void absent(String name, Object value, Set<String> absent) {
    if (!name.equals("t") && value instanceof Number number && number.doubleValue() == 0) {
      absent.add(name);
    }
  }

  private static void memory(Object value, Set<String> ingredients, Set<Character> orders) {
    if (value instanceof INDArray array) {
      if (array.dataType() == DataType.FLOAT) {
        ingredients.add(FLOAT32);
      }
      if (array.rank() == 2 && array.size(0) > 1 && array.size(1) > 1) {
        orders.add(array.ordering());
      }
    } else if (value instanceof Record record) {
      Records.parts(record).forEach(part -> memory(part, ingredients, orders));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> memory(element, ingredients, orders));
    } else if (value instanceof Enum<?> word) {
      ingredients.add("for " + word);
    }
  }
}
