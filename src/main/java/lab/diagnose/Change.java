package lab.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lab.diagnose.Symbols.Lines;
import lab.piece.Matrices;

/**
 * A change of a piece's inputs under which the right piece gives what the wrong one gave: many
 * mistakes are the right computation of other inputs. A piece that forgets b1 has the scores of b1
 * = 0.
 *
 * @param phrase goes on after "what is right"
 * @param look where the mistake is to be looked for
 * @param functionOf the change, from what is given in a case: gives for a name and its numbers the
 *     new ones, or the same object where nothing changes
 * @param told whether cases can tell it from another
 */
record Change(
    String phrase,
    String look,
    Function<Given, BiFunction<String, double[][], double[][]>> functionOf,
    Predicate<List<Experiment>> told) {

  Change(
      String phrase,
      String look,
      Function<Given, BiFunction<String, double[][], double[][]>> functionOf) {
    this(phrase, look, functionOf, cases -> true);
  }

  /** Nothing changes. */
  static final Change NONE = new Change("", "", given -> (name, value) -> value);

  /** So many images are enough for many tests, and for few trainings. */
  private static final int[] CUTS = {100, 1000};

  /** The change, in a case. */
  BiFunction<String, double[][], double[][]> in(Given given) {
    return functionOf.apply(given);
  }

  /** Whether cases can tell it from another. */
  boolean isTold(List<Experiment> cases) {
    return told.test(cases);
  }

  /** Those that leave out what can be: a number, a column such as a bias, a mask. */
  static List<Change> leavingOut(Inputs inputs) {
    List<Change> leavingOut = new ArrayList<>();
    for (String name : inputs.names()) {
      if (inputs.isSingle(name)) {
        leavingOut.add(constant(name, 0));
        leavingOut.add(constant(name, 1));
      } else if (inputs.isColumn(name)) {
        leavingOut.add(constant(name, 0));
      } else if (name.equals(Symbols.MASK)) {
        leavingOut.add(constant(name, 1));
      }
    }
    return leavingOut;
  }

  /** All that are tried for cases with such inputs, the simplest first. */
  static List<Change> all(Inputs inputs, Symbols symbols) {
    List<Change> all = new ArrayList<>();
    List<String> names = new ArrayList<>(inputs.names());
    names.sort(Comparator.comparing(name -> !inputs.isSingle(name)));
    for (String name : names) {
      all.add(constant(name, 0));
      if (name.equals(Symbols.MASK) || inputs.isSingle(name)) {
        all.add(constant(name, 1));
      }
      if (inputs.isCount(name)) {
        all.add(plus(name, 1));
        all.add(plus(name, -1));
      }
    }
    for (String name : names) {
      for (String other : names) {
        if (!name.equals(other) && inputs.areOfOneShape(name, other)) {
          all.add(replaced(name, other));
          if (name.compareTo(other) < 0) {
            all.add(exchanged(name, other));
          }
        }
      }
    }
    for (String name : names) {
      for (String result : inputs.resultsLike(name)) {
        all.add(replacedByResult(name, result));
      }
    }
    for (String name : names) {
      String look = "look at the factors that go with " + name;
      for (Multiple multiple :
          inputs.isSingle(name) ? Multiple.simple(inputs) : Multiple.simplest(inputs)) {
        if (!multiple.name().equals(name)) {
          all.add(times(name, multiple, look));
        }
      }
      String signs = "look at what is done with the sign of " + name;
      all.add(of(name, " with |" + name + "|", signs, value -> Matrices.map(value, Math::abs)));
      if (inputs.isSingle(name)) {
        continue;
      }
      Lines lines = symbols.linesOf(name);
      all.add(backwards(name, lines.columns(), Matrices::backwards));
      all.add(backwards(name, lines.rows(), Matrices::upsideDown));
    }
    if (inputs.names().containsAll(Symbols.GRADIENTS)) {
      all.addAll(ofGradients(inputs));
    }
    for (int cut : CUTS) {
      all.add(first(cut));
    }
    return all;
  }

  /** Changes that concern all gradients alike. */
  private static List<Change> ofGradients(Inputs inputs) {
    String look = "look at where the gradients come in";
    List<Change> all = new ArrayList<>();
    all.add(ofGradients(" with gradients of 0", look, x -> 0));
    all.add(ofGradients(" with |g| for every gradient g", look, Math::abs));
    all.add(ofGradients(" with the sign of every gradient alone", look, Math::signum));
    for (Multiple multiple : Multiple.simple(inputs)) {
      all.add(
          new Change(
              " with %s g for every gradient g".formatted(multiple.name()),
              look,
              given -> {
                double factor = multiple.of().applyAsDouble(given);
                return (leaf, value) ->
                    Symbols.GRADIENTS.contains(leaf) ? Matrices.map(value, x -> factor * x) : value;
              },
              multiple::isTold));
    }
    return all;
  }

  private static Change ofGradients(String phrase, String look, DoubleUnaryOperator entry) {
    return new Change(
        phrase,
        look,
        given ->
            (leaf, value) -> Symbols.GRADIENTS.contains(leaf) ? Matrices.map(value, entry) : value);
  }

  private static Change of(
      String name, String phrase, String look, UnaryOperator<double[][]> change) {
    return new Change(
        phrase, look, given -> (leaf, value) -> leaf.equals(name) ? change.apply(value) : value);
  }

  private static Change backwards(String name, String lines, UnaryOperator<double[][]> turned) {
    String which = lines.equals(name) ? lines : lines + " of " + name;
    return of(
        name,
        " with the %s from last to first".formatted(which),
        "look at the order of the " + which,
        turned);
  }

  private static Change constant(String name, double constant) {
    return of(
        name,
        " with %s = %.0f".formatted(name, constant),
        "look at where " + name + " comes in",
        value -> Matrices.map(value, x -> constant));
  }

  private static Change plus(String name, int more) {
    return of(
        name,
        " for %s %s 1".formatted(name, more > 0 ? "+" : "−"),
        "look at where " + name + " comes in",
        value -> Matrices.map(value, x -> x + more));
  }

  private static Change replaced(String name, String other) {
    return new Change(
        " with %s in the place of %s".formatted(other, name),
        "look at where %s comes in".formatted(name),
        given ->
            (leaf, value) -> leaf.equals(name) ? given.arrays().getOrDefault(other, value) : value);
  }

  private static Change replacedByResult(String name, String result) {
    return new Change(
        " with %s in the place of %s".formatted(result, name),
        "look at where %s comes in".formatted(name),
        given ->
            (leaf, value) ->
                leaf.equals(name) ? given.results().getOrDefault(result, value) : value);
  }

  private static Change exchanged(String name, String other) {
    return new Change(
        " with %s and %s exchanged".formatted(name, other),
        "look at which is which",
        given ->
            (leaf, value) ->
                leaf.equals(name)
                    ? given.arrays().getOrDefault(other, value)
                    : leaf.equals(other) ? given.arrays().getOrDefault(name, value) : value);
  }

  private static Change times(String name, Multiple multiple, String look) {
    return new Change(
        " with " + multiple.times(name),
        look,
        given -> {
          double factor = multiple.of().applyAsDouble(given);
          return (leaf, value) ->
              leaf.equals(name) && Double.isFinite(factor)
                  ? Matrices.map(value, x -> factor * x)
                  : value;
        },
        multiple::isTold);
  }

  private static Change first(int columns) {
    return new Change(
        " of the first %d images alone".formatted(columns),
        "look for a number of images that stands there as %d".formatted(columns),
        given -> {
          double n = given.quantity("n");
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
}
