package lab.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import lab.piece.Matrices;

/**
 * The arguments of a piece in one case, with the right results, by their names.
 *
 * @param arrays all numbers, by name
 * @param results what is right, by name
 * @param quantities the sizes and the single numbers among them, by name
 */
record Given(
    Map<String, double[][]> arrays,
    Map<String, double[][]> results,
    Map<String, Double> quantities) {
  static Given of(Map<String, double[][]> arrays) {
    Map<String, Double> quantities = new LinkedHashMap<>(Symbols.sizes(arrays));
    arrays.forEach(
        (name, value) -> {
          if (Matrices.isSingle(value)) {
            quantities.putIfAbsent(name, value[0][0]);
          }
        });
    return new Given(arrays, Map.of(), quantities);
  }

  /** The same arguments, with other right results. */
  Given with(Map<String, double[][]> right) {
    return new Given(arrays, right, quantities);
  }

  /** A size or a single number by its name; NaN if the case has none of this name. */
  double quantity(String name) {
    return quantities.getOrDefault(name, Double.NaN);
  }
}
