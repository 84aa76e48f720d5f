package lab.diagnose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a piece was asked and gave, beside what is right.
 *
 * @param script what it was asked
 * @param inputs the numbers that it was given, by name
 * @param got what it gave, by name
 * @param right what is right, by name
 * @param ingredients what is in the case: the names of arguments that are there and not 0, and
 *     kinds of sizes, arrays and numbers
 * @param tolerance largest difference of equals, relative to the largest entry
 */
public record Experiment(
    Script script,
    Map<String, double[][]> inputs,
    Map<String, double[][]> got,
    Map<String, double[][]> right,
    Set<String> ingredients,
    double tolerance) {
  static final String SEVERAL = "with several images";
  static final String MANY = "with more than 100 images";
  static final String FLOAT32 = "in float32";
  static final String F_ORDER = "for arrays in f order";
  static final String VIEW = "for arrays cut out of larger ones";
  static final String LARGE = "for numbers of 100 and more";

  private static final double SINGLE = 1e-4;

  /**
   * Holds what was got against what is right.
   *
   * @param script what was asked and got
   * @param right makes the right piece
   * @param symbols how the exercise calls things
   */
  public static Experiment of(Script script, Function<Object[], ?> right, Symbols symbols) {
    Map<String, double[][]> inputs = script.leaves(symbols);
    Set<String> ingredients = ingredients(script, inputs, symbols);
    return new Experiment(
        script,
        inputs,
        script.got(),
        script.replay(right, Change.NONE, symbols),
        ingredients,
        ingredients.contains(FLOAT32) ? SINGLE : symbols.tolerance());
  }

  /** How many numbers it is about. */
  int size() {
    return inputs.values().stream().mapToInt(value -> value.length * value[0].length).sum();
  }

  /** Whether anything is wrong, in numbers or shapes. */
  public boolean isWrong() {
    return !Numbers.alike(got, right, tolerance);
  }

  /** Whether what was got is what somebody would give. */
  boolean couldBe(Map<String, double[][]> predicted) {
    return got.keySet().equals(predicted.keySet())
        && got.keySet().stream().allMatch(name -> couldBe(name, predicted.get(name)));
  }

  /**
   * Whether a result is what somebody would give. Where theirs is undefined, such as 0/0 for a
   * single image, who is right there may make the same mistake elsewhere.
   */
  boolean couldBe(String name, double[][] predicted) {
    return Numbers.alike(got.get(name), predicted, tolerance)
        || predicted != null
            && Numbers.isUndefined(predicted)
            && Numbers.alike(got.get(name), right.get(name), tolerance);
  }

  /** Whether what was got tells somebody from one who is right. */
  boolean isTold(Map<String, double[][]> predicted) {
    return !right.keySet().equals(predicted.keySet())
        || right.keySet().stream().anyMatch(name -> isTold(name, predicted.get(name)));
  }

  /** Whether a result tells somebody from one who is right. */
  boolean isTold(String name, double[][] predicted) {
    return !Numbers.alike(predicted, right.get(name), tolerance)
        && Numbers.alike(got.get(name), predicted, tolerance);
  }

  /** Whether a result is NaN or infinite and must not be. */
  boolean isUndefined() {
    return right.keySet().stream()
        .anyMatch(
            name ->
                got.containsKey(name)
                    && Numbers.isUndefined(got.get(name))
                    && !Numbers.isUndefined(right.get(name)));
  }

  /** Whether there is nothing in another that is not in this. */
  boolean hasAllOf(Experiment other) {
    return ingredients.containsAll(other.ingredients);
  }

  private static Set<String> ingredients(
      Script script, Map<String, double[][]> inputs, Symbols symbols) {
    Set<String> ingredients = new LinkedHashSet<>();
    inputs.forEach(
        (name, value) -> {
          boolean single = Numbers.isSingle(value);
          if (!single || value[0][0] != 0) {
            ingredients.add(name);
          }
          if (Numbers.largest(value) >= 100 && !single) {
            ingredients.add(LARGE);
          }
        });
    Double n = Sizes.of(inputs).get("n");
    if (n != null && n > 1) {
      ingredients.add(SEVERAL);
    }
    if (n != null && n > 100) {
      ingredients.add(MANY);
    }
    for (Symbols.Feature feature : symbols.features()) {
      if (feature.holds().test(inputs)) {
        ingredients.add(feature.phrase());
      }
    }
    for (Step step : script.steps()) {
      for (Object argument : step.before()) {
        memory(argument, ingredients);
      }
    }
    return ingredients;
  }

  private static void memory(Object value, Set<String> ingredients) {
    if (value instanceof INDArray array) {
      if (array.dataType() == DataType.FLOAT) {
        ingredients.add(FLOAT32);
      }
      if (array.rank() == 2 && array.size(0) > 1 && array.size(1) > 1 && array.ordering() == 'f') {
        ingredients.add(F_ORDER);
      }
    } else if (value instanceof Record record) {
      for (var component : record.getClass().getRecordComponents()) {
        memory(Leaves.part(record, component), ingredients);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(element -> memory(element, ingredients));
    } else if (value instanceof Enum<?> word) {
      ingredients.add("for " + word);
    }
  }
}
