package lab.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A factor that a mistake may bring in, such as n or 1/2.
 *
 * @param name as it is written in a formula
 * @param of its value in a case; NaN where it has none
 */
record Multiple(String name, ToDoubleFunction<Given> of) {
  private static final Set<String> SIMPLEST = Set.of("−1", "2", "1/2", "n", "1/n");

  private static final List<Multiple> CONSTANTS =
      List.of(
          constant("−1", -1),
          constant("2", 2),
          constant("1/2", 0.5),
          constant("3", 3),
          constant("1/3", 1 / 3.0),
          constant("4", 4),
          constant("1/4", 0.25));

  /** What an array may be multiplied with by mistake. */
  static List<Multiple> simplest(Inputs inputs) {
    return simple(inputs).stream().filter(multiple -> SIMPLEST.contains(multiple.name)).toList();
  }

  /** Plain numbers, the sizes of a case and their inverses. */
  static List<Multiple> simple(Inputs inputs) {
    List<Multiple> simple = new ArrayList<>(CONSTANTS);
    for (String name : inputs.sizes()) {
      Multiple size = symbol(name);
      simple.add(size);
      simple.add(size.to("1/" + name, x -> 1 / x));
    }
    return simple;
  }

  /** The simple factors, and those made of sizes and of given numbers such as lambda or p. */
  static List<Multiple> all(Inputs inputs) {
    List<Multiple> all = new ArrayList<>(simple(inputs));
    Set<String> names = new LinkedHashSet<>(inputs.sizes());
    for (String name : inputs.names()) {
      if (inputs.isSingle(name) && names.add(name)) {
        Multiple number = symbol(name);
        all.add(number);
        all.add(number.to("1/" + name, x -> 1 / x));
        all.add(number.to("(1 − " + name + ")", x -> 1 - x));
        all.add(number.to("1/(1 − " + name + ")", x -> 1 / (1 - x)));
      }
    }
    for (String name : names) {
      Multiple symbol = symbol(name);
      all.add(symbol.to("2 " + name, x -> 2 * x));
      all.add(symbol.to("2/" + name, x -> 2 / x));
      all.add(symbol.to(name + "²", x -> x * x));
      all.add(symbol.to("1/" + name + "²", x -> 1 / (x * x)));
      all.add(symbol.to("√" + name, Math::sqrt));
      all.add(symbol.to("1/√" + name, x -> 1 / Math.sqrt(x)));
      all.add(symbol.to(name + "/(" + name + " − 1)", x -> x / (x - 1)));
      all.add(symbol.to("√(" + name + "/(" + name + " − 1))", x -> Math.sqrt(x / (x - 1))));
      all.add(symbol.to("(" + name + " − 1)/" + name, x -> (x - 1) / x));
    }
    all.addAll(pairs(List.copyOf(names)));
    return all;
  }

  private static List<Multiple> pairs(List<String> names) {
    List<Multiple> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < names.size(); j++) {
        Multiple a = symbol(names.get(i));
        Multiple b = symbol(names.get(j));
        if (i != j) {
          pairs.add(a.with(a.name + "/" + b.name, b, (x, y) -> x / y));
        }
        if (i < j) {
          pairs.add(a.with(a.name + " " + b.name, b, (x, y) -> x * y));
          pairs.add(a.with("1/(" + a.name + " " + b.name + ")", b, (x, y) -> 1 / (x * y)));
        }
      }
    }
    return pairs;
  }

  /** Whether the cases can tell it from a plain number. */
  boolean isTold(List<Experiment> cases) {
    long values =
        cases.stream()
            .mapToDouble(one -> of.applyAsDouble(one.given()))
            .filter(Double::isFinite)
            .distinct()
            .count();
    return CONSTANTS.contains(this) || values > 1;
  }

  /** So many times something: {@code half of lambda}. */
  String times(String name) {
    return switch (this.name) {
      case "−1" -> "−" + name;
      case "2" -> "twice " + name;
      case "1/2" -> "half of " + name;
      default -> "%s %s in the place of %2$s".formatted(this.name, name);
    };
  }

  private static Multiple constant(String name, double value) {
    return new Multiple(name, given -> value);
  }

  private static Multiple symbol(String name) {
    return new Multiple(name, given -> given.quantity(name));
  }

  private Multiple to(String name, DoubleUnaryOperator f) {
    return new Multiple(name, given -> f.applyAsDouble(of.applyAsDouble(given)));
  }

  private Multiple with(String name, Multiple other, DoubleBinaryOperator f) {
    return new Multiple(
        name, given -> f.applyAsDouble(of.applyAsDouble(given), other.of.applyAsDouble(given)));
  }
}
