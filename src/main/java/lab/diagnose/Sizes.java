package lab.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;

/** The sizes of a case, read off the shapes of what is given. */
final class Sizes {
  private Sizes() {}

  /** d, m, K and n, as far as they are known. */
  static Map<String, Double> of(Map<String, double[][]> inputs) {
    Map<String, Double> sizes = new LinkedHashMap<>();
    inputs.forEach(
        (name, value) -> {
          switch (name) {
            case "W1" -> put(sizes, "m", "d", value);
            case "W2" -> put(sizes, "K", "m", value);
            case "X" -> put(sizes, "d", "n", value);
            case "H" -> put(sizes, "m", "n", value);
            case "S", "P", "Y" -> put(sizes, "K", "n", value);
            case "d", "m", "K", "n" -> sizes.put(name, value[0][0]);
            default -> {}
          }
        });
    return sizes;
  }

  private static void put(
      Map<String, Double> sizes, String rows, String columns, double[][] value) {
    sizes.put(rows, (double) value.length);
    sizes.put(columns, (double) value[0].length);
  }
}
