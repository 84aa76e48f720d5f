package lab.diagnose.draws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.base.EnglishList;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.Matrices;

/**
 * The networks that a piece made before training, which should be W ~ sigma · N(0, 1) and b = 0,
 * and what is wrong with several of them.
 *
 * @param sigma standard deviation of the weights
 * @param d inputs
 * @param m hidden units
 * @param K classes
 * @param arrays W1, b1, W2 and b2 by name, of any shape
 */
public record DrawnWeights(double sigma, int d, int m, int K, Map<String, double[][]> arrays) {
  public static final String SQUARED = DrawnSpread.deviation("sigma²");
  public static final String ROOT = DrawnSpread.deviation("√sigma");
  public static final String ONE = DrawnSpread.deviation("1");
  public static final String XAVIER = DrawnSpread.deviation("1/√inputs");
  public static final String HE = DrawnSpread.deviation("√(2/inputs)");
  public static final String SEED_IGNORED =
      "the network is the same for every seed; look at where the numbers come from";
  public static final String NOT_REPRODUCIBLE =
      "another network comes of the same seed; look at where the numbers come from";
  public static final String UNIFORM =
      "W1 and W2 are uniform, each number as likely as any other; look at what is drawn";
  public static final String SAME_ROWS =
      "W1 and W2 are of rows that are all the same; look at how often a row is drawn";
  public static final String FROM_W1 =
      "W2 has numbers of W1 again; look at where the numbers of W2 come from";

  /** So many numbers tell distributions apart. */
  private static final int MANY = 1000;

  private static final List<String> WEIGHTS = List.of("W1", "W2");

  /** One array of one case. */
  record Layer(DrawnWeights net, double[][] W) {
    double size(String name) {
      return switch (name) {
        case "inputs" -> W[0].length;
        case "outputs" -> W.length;
        case "d" -> net.d;
        case "m" -> net.m;
        default -> net.K;
      };
    }

    /** The numbers, each once. */
    double[] drawn() {
      return DoubleStream.of(DrawTests.entries(W)).filter(x -> x != 0).distinct().toArray();
    }

    boolean all(double value) {
      return DoubleStream.of(DrawTests.entries(W)).allMatch(x -> x == value);
    }
  }

  /**
   * Finds what is wrong with all of several networks; empty if nothing is.
   *
   * @param nets of different sizes and sigmas, at least two, with more than a thousand weights each
   */
  public static List<Trait> of(List<DrawnWeights> nets) {
    List<Trait> shapes = shapes(nets);
    if (!shapes.isEmpty()) {
      return shapes;
    }
    List<Trait> traits = new ArrayList<>(biases(nets));
    List<String> drawn = new ArrayList<>(WEIGHTS);
    traits.addAll(grouped(nets, drawn, Kind.DISTRIBUTION, DrawnWeights::constant, true));
    traits.addAll(grouped(nets, drawn, Kind.DISTRIBUTION, DrawnWeights::zeros, false));
    traits.addAll(grouped(nets, drawn, Kind.INDEPENDENCE, DrawnWeights::again, false));
    if (drawn.size() == 2 && nets.stream().allMatch(DrawnWeights::isShared)) {
      traits.add(new Trait(Kind.INDEPENDENCE, FROM_W1));
    }
    traits.addAll(grouped(nets, drawn, Kind.INDEPENDENCE, DrawnWeights::centred, false));
    drawn.removeIf(name -> layers(nets, name).stream().anyMatch(W -> W.drawn().length < MANY));
    traits.addAll(grouped(nets, drawn, Kind.DISTRIBUTION, DrawnSpread::form, true));
    traits.addAll(DrawnSpread.of(nets, drawn));
    return traits;
  }

  /**
   * What a network has to do with its seed.
   *
   * @param first arrays by name
   * @param again of the same seed
   * @param other of another seed
   */
  public static List<Trait> ofSeeds(
      Map<String, double[][]> first, Map<String, double[][]> again, Map<String, double[][]> other) {
    List<String> unlike = DrawTests.differing(first, again);
    List<String> varied =
        WEIGHTS.stream()
            .filter(
                name -> DoubleStream.of(DrawTests.entries(first.get(name))).distinct().count() > 1)
            .toList();
    List<String> alike =
        varied.stream().filter(name -> !DrawTests.differing(first, other).contains(name)).toList();
    if (!unlike.isEmpty()) {
      return source(
          unlike.containsAll(WEIGHTS)
              ? NOT_REPRODUCIBLE
              : EnglishList.is(unlike)
                  + " not the same again for the same seed, unlike the rest;"
                  + " look at where its numbers come from");
    }
    if (!alike.isEmpty()) {
      return source(
          alike.equals(WEIGHTS)
              ? SEED_IGNORED
              : EnglishList.is(alike)
                  + " the same for every seed; look at where its numbers come from");
    }
    List<String> common =
        varied.stream().filter(name -> common(first.get(name), other.get(name)) > 0).toList();
    if (!common.isEmpty()) {
      return source(
          EnglishList.and(common)
              + " of one seed and of the next have numbers in common; look at which seeds the"
              + " numbers are drawn with");
    }
    return List.of();
  }

  private static List<Trait> source(String sentence) {
    return List.of(new Trait(Kind.SOURCE, sentence));
  }

  // Shapes and biases

  private static List<Trait> shapes(List<DrawnWeights> nets) {
    return Stream.of("W1", "b1", "W2", "b2")
        .flatMap(name -> shape(nets, name).stream())
        .map(sentence -> new Trait(Kind.SHAPE, sentence))
        .limit(1) // the others follow from it
        .toList();
  }

  private static Optional<String> shape(List<DrawnWeights> nets, String name) {
    String rows = name.endsWith("1") ? "m" : "K";
    String columns = name.equals("W1") ? "d" : name.equals("W2") ? "m" : "1";
    if (nets.stream().allMatch(net -> net.has(name, rows, columns))) {
      return Optional.empty();
    }
    List<String> sizes = List.of("d", "m", "K", "1");
    for (String first : sizes) {
      for (String second : sizes) {
        if (nets.stream().allMatch(net -> net.has(name, first, second))) {
          return Optional.of(
              "%s is %s×%s, and must be %s×%s; look at what are rows and what columns"
                  .formatted(name, first, second, rows, columns));
        }
      }
    }
    return Optional.empty();
  }

  private boolean has(String name, String rows, String columns) {
    double[][] array = arrays.get(name);
    return array.length == size(rows) && array[0].length == size(columns);
  }

  private int size(String name) {
    return switch (name) {
      case "d" -> d;
      case "m" -> m;
      case "K" -> K;
      default -> 1;
    };
  }

  private static List<Trait> biases(List<DrawnWeights> nets) {
    return grouped(
        nets, new ArrayList<>(List.of("b1", "b2")), Kind.SHAPE, DrawnWeights::bias, false);
  }

  private static Optional<String> bias(List<Layer> layers) {
    if (layers.stream().allMatch(b -> b.all(0))) {
      return Optional.empty();
    }
    double first = layers.get(0).W[0][0];
    return layers.stream().allMatch(b -> b.all(first))
        ? Optional.of(" %s throughout; look at what a bias begins with".formatted(plain(first)))
        : Optional.of(" drawn, too; look at what a bias begins with");
  }

  private static String plain(double x) {
    return x == Math.rint(x) ? "%.0f".formatted(x) : "" + x;
  }

  // Numbers that are no draws of their own

  private static Optional<String> constant(List<Layer> layers) {
    if (layers.stream().allMatch(layer -> layer.all(0))) {
      return Optional.of(
          " 0 throughout, so that all hidden units stay the same; look at what fills" + " them");
    }
    return layers.stream().allMatch(layer -> layer.all(layer.W[0][0]))
        ? Optional.of(
            layers.stream().allMatch(layer -> layer.W[0][0] == layer.net.sigma)
                ? " sigma throughout; look at where N(0, 1) comes in"
                : " the same number throughout; look at how often a number is drawn")
        : Optional.empty();
  }

  private static Optional<String> zeros(List<Layer> layers) {
    if (layers.stream().noneMatch(layer -> isZero(layer, (i, j) -> true) || hasZero(layer))) {
      return Optional.empty();
    }
    if (layers.stream().allMatch(layer -> isZero(layer, (i, j) -> j == layer.W[0].length - 1))) {
      return Optional.of(" 0 in the last column; look at where the loop over columns ends");
    }
    if (layers.stream().allMatch(layer -> isZero(layer, (i, j) -> i == layer.W.length - 1))) {
      return Optional.of(" 0 in the last row; look at where the loop over rows ends");
    }
    if (layers.stream().allMatch(layer -> isZero(layer, (i, j) -> j == 0))) {
      return Optional.of(" 0 in the first column; look at where the loop over columns begins");
    }
    if (layers.stream().allMatch(layer -> isZero(layer, (i, j) -> i == 0))) {
      return Optional.of(" 0 in the first row; look at where the loop over rows begins");
    }
    return layers.stream().allMatch(DrawnWeights::hasZero)
        ? Optional.of(" 0 in some entries, which N(0, 1) never is; look at which ones are filled")
        : Optional.empty();
  }

  private static boolean hasZero(Layer layer) {
    return DoubleStream.of(DrawTests.entries(layer.W)).filter(x -> x == 0).count() > 1;
  }

  /** Whether 0 is there and nowhere else. */
  private static boolean isZero(Layer layer, BiPredicate<Integer, Integer> there) {
    double[][] W = layer.W;
    return DrawTests.isExactly(W.length, W[0].length, (i, j) -> W[i][j] == 0, there);
  }

  private static Optional<String> again(List<Layer> layers) {
    if (layers.stream().noneMatch(DrawnWeights::hasSame)) {
      return Optional.empty();
    }
    if (layers.stream().allMatch(layer -> DrawTests.periodOfRows(layer.W) == 1)) {
      return Optional.of(" of rows that are all the same; look at how often a row is drawn");
    }
    if (layers.stream()
        .allMatch(layer -> DrawTests.periodOfRows(Matrices.transposed(layer.W)) == 1)) {
      return Optional.of(" of columns that are all the same; look at how often a number is drawn");
    }
    Set<Integer> periods =
        layers.stream()
            .map(layer -> DrawTests.periodOfEntries(layer.W))
            .collect(Collectors.toSet());
    if (periods.size() == 1 && !periods.contains(0)) {
      return Optional.of(
          " the same %d numbers again and again; look for a number that stands there as %1$d"
              .formatted(periods.iterator().next()));
    }
    if (layers.stream().allMatch(layer -> DrawTests.periodOfRows(layer.W) > 0)) {
      return Optional.of(" of rows that come again; look at how many are drawn");
    }
    if (layers.stream().allMatch(layer -> layer.drawn().length <= 16)) {
      return Optional.of(" of a few numbers only; look at what is drawn");
    }
    if (layers.stream().allMatch(DrawnWeights::hasOpposites)) {
      return Optional.of(
          " of numbers that come twice, once with a minus; look at how often each is used");
    }
    return layers.stream().allMatch(DrawnWeights::hasSame)
        ? Optional.of(" of numbers that come again; look at how often each draw is used")
        : Optional.empty();
  }

  private static Optional<String> centred(List<Layer> layers) {
    return layers.stream().allMatch(layer -> isCentred(layer.W))
        ? Optional.of(
            " centred: the entries sum to 0, which draws of their own do not; look at what is done"
                + " with them after they are drawn")
        : Optional.empty();
  }

  /**
   * Whether the entries of a matrix sum to 0 except for rounding, and are not 0. By chance those of
   * one do once in 1e9, and those of three never.
   */
  public static boolean isCentred(double[]... W) {
    double[] entries = DrawTests.entries(W);
    double size = DoubleStream.of(entries).map(Math::abs).sum();
    return size > 0 && Math.abs(DoubleStream.of(entries).sum()) < 1e-10 * size;
  }

  /** How many entries of a matrix stand in another, too. */
  public static long common(double[][] one, double[][] other) {
    Set<Double> there =
        DoubleStream.of(DrawTests.entries(other)).boxed().collect(Collectors.toSet());
    return DoubleStream.of(DrawTests.entries(one)).filter(x -> x != 0 && there.contains(x)).count();
  }

  private static boolean hasSame(Layer layer) {
    double[] x = DoubleStream.of(DrawTests.entries(layer.W)).filter(w -> w != 0).toArray();
    return DoubleStream.of(x).map(Math::abs).distinct().count() < x.length;
  }

  private static boolean hasOpposites(Layer layer) {
    double[] x = DoubleStream.of(DrawTests.entries(layer.W)).filter(w -> w != 0).toArray();
    return DoubleStream.of(x).distinct().count() == x.length;
  }

  /** Whether W2 has a number of W1, up to its factor. */
  private boolean isShared() {
    Set<Double> first = new HashSet<>();
    double[] one = new Layer(this, arrays.get("W1")).drawn();
    double[] two = new Layer(this, arrays.get("W2")).drawn();
    DoubleStream.of(one).map(Math::abs).forEach(first::add);
    return DoubleStream.of(two).map(Math::abs).filter(first::contains).count() > two.length / 10.0
        || IntStream.of(1, 2, 3).allMatch(i -> Math.abs(one[i] / one[0] - two[i] / two[0]) < 1e-9);
  }

  static List<Layer> layers(List<DrawnWeights> nets, String name) {
    return nets.stream().map(net -> new Layer(net, net.arrays.get(name))).toList();
  }

  private interface Phrase {
    Optional<String> of(List<Layer> layers);
  }

  /** What is wrong with each array; what is the same is said once. */
  private static List<Trait> grouped(
      List<DrawnWeights> nets, List<String> names, Kind kind, Phrase phrase, boolean last) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : names) {
      phrase
          .of(layers(nets, name))
          .ifPresent(what -> groups.computeIfAbsent(what, none -> new ArrayList<>()).add(name));
    }
    if (last) {
      groups.values().forEach(names::removeAll);
    }
    return groups.entrySet().stream()
        .map(group -> new Trait(kind, EnglishList.is(group.getValue()) + group.getKey()))
        .toList();
  }
}
