package lab.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What is given otherwise: a piece that makes a mistake often does what the right one does for
 * other inputs. Who forgets b1 has the scores of b1 = 0.
 *
 * @param phrase goes on after "what is right"
 * @param look where the mistake is to be looked for
 * @param functionOf the change, from all inputs of a case by name: gives for a name and its numbers
 *     the new ones, or the same object where nothing changes
 * @param told whether cases can tell it from another
 */
record Change(
    String phrase,
    String look,
    Function<Map<String, double[][]>, BiFunction<String, double[][], double[][]>> functionOf,
    Predicate<List<Experiment>> told) {

  private Change(
      String phrase,
      String look,
      Function<Map<String, double[][]>, BiFunction<String, double[][], double[][]>> functionOf) {
    this(phrase, look, functionOf, cases -> true);
  }

  /** Nothing changes. */
  static final Change NONE = new Change("", "", inputs -> (name, value) -> value);

  /** Its factors are 1 where nothing is dropped. */
  private static final String MASK = "mask";

  private static final Set<String> GRADIENTS = Set.of("dW1", "db1", "dW2", "db2");

  /** An image of another side is none. */
  private static final String SIDE = "side";

  /** So many images are enough for many tests, and for few trainings. */
  private static final int[] CUTS = {100, 1000};

  /** The change, in a case with these inputs. */
  BiFunction<String, double[][], double[][]> in(Map<String, double[][]> inputs) {
    return functionOf.apply(inputs);
  }

  /** Whether cases can tell it from another. */
  boolean isTold(List<Experiment> cases) {
    return told.test(cases);
  }

  /** Those that leave out what can be: a number, a column such as a bias, a mask. */
  static List<Change> leavingOut(Map<String, double[][]> inputs, Set<String> begun) {
    List<Change> leavingOut = new ArrayList<>();
    inputs.forEach(
        (name, value) -> {
          if (begun.contains(name) || name.equals(SIDE)) {
            return;
          }
          if (Numbers.isSingle(value) && !isSize(name)) {
            leavingOut.add(constant(name, 0));
            leavingOut.add(constant(name, 1));
          } else if (value[0].length == 1) {
            leavingOut.add(constant(name, 0));
          } else if (name.equals(MASK)) {
            leavingOut.add(constant(name, 1));
          }
        });
    return leavingOut;
  }

  /**
   * All that are tried for cases with such inputs, the simplest first.
   *
   * @param begun names of what a step begins from, which is not what it takes wrongly
   */
  static List<Change> all(Map<String, double[][]> inputs, Set<String> begun) {
    List<Change> all = new ArrayList<>();
    List<String> names = new ArrayList<>(inputs.keySet());
    names.removeAll(begun);
    names.remove(SIDE);
    names.sort(Comparator.comparing(name -> !Numbers.isSingle(inputs.get(name))));
    for (String name : names) {
      all.add(constant(name, 0));
      if (name.equals(MASK) || Numbers.isSingle(inputs.get(name)) && !isSize(name)) {
        all.add(constant(name, 1));
      }
      if (isCount(inputs.get(name))) {
        all.add(plus(name, 1));
        all.add(plus(name, -1));
      }
    }
    for (String name : names) {
      for (String other : names) {
        if (!name.equals(other) && Numbers.ofOneShape(inputs.get(name), inputs.get(other))) {
          all.add(replaced(name, other));
          if (name.compareTo(other) < 0) {
            all.add(exchanged(name, other));
          }
        }
      }
    }
    for (String name : names) {
      String look = "look at the factors that go with " + name;
      for (Multiple multiple :
          Numbers.isSingle(inputs.get(name))
              ? Multiple.simple(inputs)
              : Multiple.simplest(inputs)) {
        if (!multiple.name().equals(name)) {
          all.add(times(name, multiple, look));
        }
      }
      String signs = "look at what is done with the sign of " + name;
      all.add(of(name, " with |" + name + "|", signs, value -> Numbers.map(value, Math::abs)));
      if (Numbers.isSingle(inputs.get(name))) {
        continue;
      }
      String order = "look at the order of the columns of " + name;
      all.add(
          of(
              name,
              " with the columns of " + name + " from last to first",
              order,
              Change::reversed));
      all.add(
          of(
              name,
              " with the rows of " + name + " from last to first",
              "look at the order of the rows of " + name,
              Numbers::upsideDown));
    }
    if (inputs.keySet().containsAll(GRADIENTS)) {
      all.addAll(ofGradients(inputs));
    }
    for (int cut : CUTS) {
      all.add(first(cut));
    }
    return all;
  }

  /** What is done with all gradients alike. */
  private static List<Change> ofGradients(Map<String, double[][]> inputs) {
    String look = "look at where the gradients come in";
    List<Change> all = new ArrayList<>();
    all.add(ofGradients(" with gradients of 0", look, value -> Numbers.map(value, x -> 0)));
    all.add(
        ofGradients(
            " with |g| for every gradient g", look, value -> Numbers.map(value, Math::abs)));
    all.add(
        ofGradients(
            " with the sign of every gradient alone",
            look,
            value -> Numbers.map(value, Math::signum)));
    for (Multiple multiple : Multiple.simple(inputs)) {
      all.add(
          new Change(
              " with %s g for every gradient g".formatted(multiple.name()),
              look,
              given -> {
                double factor = multiple.of().applyAsDouble(given);
                return (leaf, value) ->
                    GRADIENTS.contains(leaf) ? Numbers.map(value, x -> factor * x) : value;
              },
              multiple::isTold));
    }
    return all;
  }

  private static Change ofGradients(String phrase, String look, UnaryOperator<double[][]> change) {
    return new Change(
        phrase,
        look,
        inputs -> (leaf, value) -> GRADIENTS.contains(leaf) ? change.apply(value) : value);
  }

  private static Change of(
      String name, String phrase, String look, UnaryOperator<double[][]> change) {
    return new Change(
        phrase, look, inputs -> (leaf, value) -> leaf.equals(name) ? change.apply(value) : value);
  }

  private static Change constant(String name, double constant) {
    return of(
        name,
        " with %s = %.0f".formatted(name, constant),
        "look at where " + name + " comes in",
        value -> Numbers.map(value, x -> constant));
  }

  private static Change plus(String name, int more) {
    return of(
        name,
        " for %s %s 1".formatted(name, more > 0 ? "+" : "−"),
        "look at where " + name + " comes in",
        value -> Numbers.map(value, x -> x + more));
  }

  private static Change replaced(String name, String other) {
    return new Change(
        " with %s in the place of %s".formatted(other, name),
        "look at where %s comes in".formatted(name),
        inputs ->
            (leaf, value) ->
                leaf.equals(name) && inputs.containsKey(other) ? inputs.get(other) : value);
  }

  private static Change exchanged(String name, String other) {
    return new Change(
        " with %s and %s exchanged".formatted(name, other),
        "look at which is which",
        inputs ->
            (leaf, value) ->
                leaf.equals(name) && inputs.containsKey(other)
                    ? inputs.get(other)
                    : leaf.equals(other) && inputs.containsKey(name) ? inputs.get(name) : value);
  }

  private static Change times(String name, Multiple multiple, String look) {
    return new Change(
        " with %s %s in the place of %s".formatted(multiple.name(), name, name),
        look,
        inputs -> {
          double factor = multiple.of().applyAsDouble(inputs);
          return (leaf, value) ->
              leaf.equals(name) && Double.isFinite(factor)
                  ? Numbers.map(value, x -> factor * x)
                  : value;
        },
        multiple::isTold);
  }

  private static Change first(int columns) {
    return new Change(
        " of the first %d images alone".formatted(columns),
        "look for a number of images that stands there as %d".formatted(columns),
        inputs -> {
          double n = Sizes.of(inputs).getOrDefault("n", 0.0);
          return (leaf, value) -> n > columns && value[0].length == n ? cut(value, columns) : value;
        });
  }

  private static double[][] cut(double[][] value, int columns) {
    double[][] cut = new double[value.length][];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = Arrays.copyOf(value[i], columns);
    }
    return cut;
  }

  private static double[][] reversed(double[][] value) {
    return Arrays.stream(value)
        .map(
            row ->
                IntStream.range(0, row.length).mapToDouble(j -> row[row.length - 1 - j]).toArray())
        .toArray(double[][]::new);
  }

  private static boolean isCount(double[][] value) {
    return Numbers.isSingle(value) && value[0][0] == Math.rint(value[0][0]);
  }

  private static boolean isSize(String name) {
    return Set.of("d", "m", "K", "n").contains(name);
  }
}
