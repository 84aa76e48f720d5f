package lab.diagnose.draws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import lab.base.EnglishList;
import lab.diagnose.draws.DrawnWeights.Layer;
import lab.diagnose.draws.Trait.Kind;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Says how the weights that a piece has drawn are distributed: the form, the mean and the
 * deviation.
 */
final class DrawnSpread {
  /** A standard deviation, of the layer's sizes. */
  private record Deviation(String name, ToDoubleFunction<Layer> of) {}

  private static final List<Deviation> DEVIATIONS = deviations();

  private static List<Deviation> deviations() {
    List<Deviation> all = new ArrayList<>();
    all.add(new Deviation("√sigma", layer -> Math.sqrt(layer.net().sigma())));
    all.add(new Deviation("sigma²", layer -> layer.net().sigma() * layer.net().sigma()));
    all.add(new Deviation("1/sigma", layer -> 1 / layer.net().sigma()));
    all.add(new Deviation("2 sigma", layer -> 2 * layer.net().sigma()));
    all.add(new Deviation("sigma/2", layer -> layer.net().sigma() / 2));
    for (double number : new double[] {1, 0.5, 0.1, 0.05, 0.02, 0.01, 0.001}) {
      all.add(new Deviation(number == 1 ? "1" : "" + number, layer -> number));
    }
    for (String size : List.of("inputs", "outputs", "d", "m", "K")) {
      all.add(new Deviation("√(2/" + size + ")", layer -> Math.sqrt(2 / layer.size(size))));
      all.add(new Deviation("1/√" + size, layer -> 1 / Math.sqrt(layer.size(size))));
      all.add(new Deviation("1/" + size, layer -> 1 / layer.size(size)));
      all.add(new Deviation("2/" + size, layer -> 2 / layer.size(size)));
      all.add(
          new Deviation(
              "sigma √(2/" + size + ")",
              layer -> layer.net().sigma() * Math.sqrt(2 / layer.size(size))));
      all.add(
          new Deviation(
              "sigma/√" + size, layer -> layer.net().sigma() / Math.sqrt(layer.size(size))));
      all.add(new Deviation("sigma/" + size, layer -> layer.net().sigma() / layer.size(size)));
    }
    for (int factor : new int[] {1, 2, 6}) {
      all.add(
          new Deviation(
              "√(%d/(inputs + outputs))".formatted(factor),
              layer -> Math.sqrt(factor / (layer.size("inputs") + layer.size("outputs")))));
    }
    return all;
  }

  /** Means that are drawn about in the place of 0. */
  private static final List<Deviation> MEANS =
      List.of(
          new Deviation("sigma", layer -> layer.net().sigma()),
          new Deviation("sigma/2", layer -> layer.net().sigma() / 2),
          new Deviation("−sigma", layer -> -layer.net().sigma()),
          new Deviation("1", layer -> 1),
          new Deviation("1/2", layer -> 0.5),
          new Deviation("−1", layer -> -1));

  private DrawnSpread() {}

  static String deviation(String name) {
    return "W1 and W2 are" + ofDeviation(name);
  }

  private static String ofDeviation(String name) {
    return " of the deviation %s, and not sigma; look at what N(0, 1) is multiplied by"
        .formatted(name);
  }

  /** Says what is wrong with the distribution of an array's numbers; empty if nothing is. */
  static Optional<String> form(List<Layer> layers) {
    double[] z = layers.stream().flatMapToDouble(DrawnSpread::standardised).toArray();
    if (layers.stream().allMatch(layer -> DoubleStream.of(layer.drawn()).allMatch(x -> x > 0))) {
      return Optional.of(" never below 0; look at what is drawn and what becomes of its sign");
    }
    if (DrawTests.isOf(new NormalDistribution(null, 0, 1), z)) {
      return Optional.empty();
    }
    double root = Math.sqrt(3);
    if (DrawTests.isOf(new UniformRealDistribution(null, -root, root), z)) {
      return Optional.of(" uniform, each number as likely as any other; look at what is drawn");
    }
    double near = DoubleStream.of(z).filter(x -> Math.abs(x) < 1).count() / (double) z.length;
    return Optional.of(
        " not normal: too %s numbers are near the mean; look at what is drawn"
            .formatted(near > 0.6827 ? "many" : "few"));
  }

  private static DoubleStream standardised(Layer layer) {
    double[] x = layer.drawn();
    double mean = StatUtils.mean(x);
    double deviation = Math.sqrt(StatUtils.variance(x));
    return DoubleStream.of(x).map(w -> (w - mean) / deviation);
  }

  /** Finds what is wrong with the mean and the deviation of arrays; empty if nothing is. */
  static List<Trait> of(List<DrawnWeights> nets, List<String> names) {
    Map<String, List<String>> deviations =
        explained(
            nets,
            names,
            new Deviation("", layer -> layer.net().sigma()),
            DEVIATIONS,
            DrawTests::isDeviation);
    Map<String, List<String>> means =
        explained(nets, names, new Deviation("", layer -> 0), MEANS, DrawTests::isMean);
    List<Trait> traits = new ArrayList<>();
    deviations.forEach(
        (name, arrays) ->
            traits.add(
                trait(
                    arrays,
                    name.isEmpty()
                        ? " of another deviation than sigma; look at what N(0, 1) is multiplied by"
                        : ofDeviation(name))));
    means.forEach(
        (name, arrays) ->
            traits.add(
                trait(
                    arrays,
                    name.isEmpty()
                        ? " of another mean than 0; look at what is added"
                        : " of the mean %s, and not 0; look at what is added".formatted(name))));
    return traits;
  }

  private static Trait trait(List<String> arrays, String what) {
    return new Trait(Kind.DISTRIBUTION, EnglishList.is(arrays) + what);
  }

  private interface Test {
    boolean passes(double[] x, double value);
  }

  /**
   * Arrays that fail in every case, by what they pass in every case; by nothing if that is none.
   */
  private static Map<String, List<String>> explained(
      List<DrawnWeights> nets,
      List<String> names,
      Deviation right,
      List<Deviation> wrong,
      Test test) {
    Map<String, List<String>> explained = new LinkedHashMap<>();
    List<String> failing =
        new ArrayList<>(
            names.stream().filter(name -> passing(nets, name, right, test) < nets.size()).toList());
    while (!failing.isEmpty()) {
      String best = "";
      List<String> most = List.of();
      for (Deviation one : wrong) {
        List<String> arrays =
            failing.stream().filter(name -> passing(nets, name, one, test) == nets.size()).toList();
        if (arrays.size() > most.size()) {
          best = one.name;
          most = arrays;
        }
      }
      if (most.isEmpty()) {
        List<String> everywhere =
            failing.stream().filter(name -> passing(nets, name, right, test) == 0).toList();
        if (!everywhere.isEmpty()) {
          explained.put("", everywhere);
        }
        break;
      }
      explained.put(best, most);
      failing.removeAll(most);
    }
    return explained;
  }

  /** In how many cases an array passes. */
  private static long passing(List<DrawnWeights> nets, String name, Deviation value, Test test) {
    return DrawnWeights.layers(nets, name).stream()
        .filter(layer -> test.passes(layer.drawn(), value.of.applyAsDouble(layer)))
        .count();
  }
}
