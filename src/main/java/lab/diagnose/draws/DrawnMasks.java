package lab.diagnose.draws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.Matrices;

/**
 * The dropout masks that a piece has drawn, 0 with probability p and otherwise 1/(1−p), and what is
 * wrong with many of them.
 *
 * @param p the probability
 * @param masks drawn one after the other when training, all of one shape
 */
public record DrawnMasks(double p, List<double[][]> masks) {
  private static final String BY_ITSELF =
      ", where each coin falls by itself; look at what is decided together";

  public static final String NOT_INVERTED = kept("1");
  public static final String SCALED_BY_P = kept("1/p");
  public static final String SCALED_DOWN = kept("1 − p");
  public static final String EXAMPLE = kept("1.25");
  public static final String REVERSED =
      "a unit is dropped with probability 1 − p, and must be with p; look at which draws drop";
  public static final String COMPLEMENT =
      "all is as it were with 1 − p in the place of p; look at which of them p is";
  public static final String NOTHING =
      "nothing is dropped when training; look at when a factor is 0";
  public static final String EVALUATING =
      "units are dropped when evaluating; look at what is done with the phase";
  public static final String OTHER_PHASE =
      "units are dropped when evaluating and not when training; look at which phase is which";
  public static final String HALF = probability("1/2");
  public static final String PERCENTS = probability("p rounded up to hundredths");
  public static final String COUNTED = "each mask drops the same number of units" + BY_ITSELF;
  public static final String ALREADY_SCALED = evaluating("1 − p");
  public static final String SAME =
      "the mask is the same whatever random is; look at where the coins come from";
  public static final String ELSEWHERE =
      "another mask comes of the same random; look at where the coins come from";

  private static final double CLOSE = 1e-6;

  /** A number that stands where another belongs. */
  private record Factor(String name, DoubleUnaryOperator of) {
    static Optional<Factor> in(List<Factor> all, List<DrawnMasks> cases, Fits fits) {
      List<Factor> fitting =
          all.stream()
              .filter(
                  factor ->
                      cases.stream()
                          .allMatch(one -> fits.test(one, factor.of.applyAsDouble(one.p))))
              .toList();
      return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
  }

  private interface Fits {
    boolean test(DrawnMasks one, double value);
  }

  private static final List<Factor> FACTORS =
      List.of(
          new Factor("1", p -> 1),
          new Factor("1/p", p -> 1 / p),
          new Factor("p", p -> p),
          new Factor("1 − p", p -> 1 - p),
          new Factor("1/(1−p)", p -> 1 / (1 - p)),
          new Factor("1/(1−p)²", p -> 1 / ((1 - p) * (1 - p))),
          new Factor("1/√(1−p)", p -> 1 / Math.sqrt(1 - p)),
          new Factor("1 + p", p -> 1 + p),
          new Factor("1/(1+p)", p -> 1 / (1 + p)),
          new Factor("p/(1−p)", p -> p / (1 - p)),
          new Factor("(1−p)/p", p -> (1 - p) / p),
          new Factor("2", p -> 2),
          new Factor("0.5", p -> 0.5),
          new Factor("1.25", p -> 1.25),
          new Factor("0.8", p -> 0.8),
          new Factor("−1", p -> -1));

  private static final List<Factor> SHARES =
      List.of(
          new Factor("1 − p", p -> 1 - p),
          new Factor("1/2", p -> 0.5),
          new Factor("p/2", p -> p / 2),
          new Factor("p²", p -> p * p),
          new Factor("√p", Math::sqrt),
          new Factor("1 − p²", p -> 1 - p * p),
          new Factor("1 − (1 − p)²", p -> 1 - (1 - p) * (1 - p)),
          new Factor("(1 − p)²", p -> (1 - p) * (1 - p)),
          new Factor("1/5", p -> 0.2),
          new Factor("p rounded up to tenths", p -> Math.ceil(10 * p) / 10),
          new Factor("p rounded down to tenths", p -> Math.floor(10 * p) / 10),
          new Factor("p(1 − p)", p -> p * (1 - p)));

  private static String probability(String name) {
    return "a unit is dropped with probability %s, and must be with p; look at what a draw is compared with"
        .formatted(name);
  }

  private static String evaluating(String name) {
    return "when evaluating all factors are %s, and must be 1; look at what training has done already"
        .formatted(name);
  }

  private static String kept(String name) {
    return "the factor of a kept unit is %s, and must be 1/(1−p); look at what keeps the mean"
        .formatted(name);
  }

  // Factors and how often they come

  /**
   * Finds what is wrong with the factors and their frequencies; empty if nothing is.
   *
   * @param cases of several p, none of them 0 or 1/2, with some ten thousand coins each
   */
  public static List<Trait> of(List<DrawnMasks> cases) {
    Optional<Trait> values = values(cases);
    Optional<Trait> counts = values.isEmpty() ? counts(cases) : Optional.empty();
    List<Trait> traits = new ArrayList<>();
    Optional<Trait> share =
        counts.isEmpty() && cases.stream().allMatch(DrawnMasks::hasCoins)
            ? share(cases)
            : Optional.empty();
    if (values.filter(trait -> trait.sentence().equals(SCALED_BY_P)).isPresent()
        && share.filter(trait -> trait.sentence().equals(REVERSED)).isPresent()) {
      return List.of(new Trait(Kind.VALUES, COMPLEMENT));
    }
    values.ifPresent(traits::add);
    share.ifPresent(traits::add);
    counts.ifPresent(traits::add);
    return traits;
  }

  private static Optional<Trait> values(List<DrawnMasks> cases) {
    return valueSentence(cases).map(sentence -> new Trait(Kind.VALUES, sentence));
  }

  private static Optional<String> valueSentence(List<DrawnMasks> cases) {
    if (all(cases, values -> values.equals(Set.of(1.0)))) {
      return Optional.of(NOTHING);
    }
    if (all(cases, values -> values.equals(Set.of(0.0)))) {
      return Optional.of("all units are dropped; look at when a factor is 0");
    }
    if (all(cases, values -> values.stream().anyMatch(x -> !Double.isFinite(x)))) {
      return Optional.of(
          "factors are infinite or no numbers; look at what is divided by what, and in which type");
    }
    if (all(cases, values -> values.size() == 1)) {
      return Optional.of(
          Factor.in(FACTORS, cases, (one, value) -> close(one.values().first(), value))
              .map(
                  factor ->
                      "nothing is dropped when training, and all factors are %s; look at when a factor is 0"
                          .formatted(factor.name))
              .orElse("all factors are the same number; look at when a factor is 0"));
    }
    if (all(cases, values -> values.size() > 3)) {
      return Optional.of(
          "the factors are many different numbers, and must be two; look at what becomes of a"
              + " draw");
    }
    if (!all(cases, values -> values.size() == 2)) {
      return Optional.empty();
    }
    if (all(cases, values -> values.first() == 0)) {
      return cases.stream().allMatch(one -> close(one.values().last(), 1 / (1 - one.p)))
          ? Optional.empty()
          : Optional.of(
              Factor.in(FACTORS, cases, (one, value) -> close(one.values().last(), value))
                  .map(factor -> kept(factor.name))
                  .orElse("the factor of a kept unit is not 1/(1−p); look at what keeps the mean"));
    }
    if (all(cases, values -> values.last() == 0)) {
      return Optional.of("the factors are below 0; look at their sign");
    }
    return all(cases, values -> values.first() > 0)
        ? Optional.of("no factor is 0, so that a dropped unit still counts; look at what drops it")
        : Optional.empty();
  }

  private static boolean all(List<DrawnMasks> cases, Predicate<TreeSet<Double>> holds) {
    return cases.stream().map(DrawnMasks::values).allMatch(holds);
  }

  private static boolean close(double a, double b) {
    return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(b));
  }

  /** The different factors, the least first. */
  TreeSet<Double> values() {
    TreeSet<Double> values = new TreeSet<>();
    for (double[][] mask : masks) {
      for (double factor : DrawTests.entries(mask)) {
        Double below = values.floor(factor + CLOSE);
        if (below == null || !close(below, factor)) {
          values.add(factor + 0.0); // −0 is 0
        }
        if (values.size() > 3) {
          return values;
        }
      }
    }
    return values;
  }

  private static Optional<Trait> share(List<DrawnMasks> cases) {
    if (cases.stream().allMatch(one -> one.isShare(one.p))) {
      return Optional.empty();
    }
    String sentence =
        Factor.in(SHARES, cases, DrawnMasks::isShare)
            .map(factor -> factor.name.equals("1 − p") ? REVERSED : probability(factor.name))
            .orElse(
                cases.stream().noneMatch(one -> one.isShare(one.p))
                    ? "a unit is dropped with another probability than p; look at what a draw is"
                        + " compared with"
                    : "");
    return sentence.isEmpty() ? Optional.empty() : Trait.of(Kind.DISTRIBUTION, sentence);
  }

  /**
   * What is wrong with how often a unit is dropped if p is small; for pieces with whom it is right
   * for larger ones.
   *
   * @param small a mask of a p of less than a hundredth, with some ten thousand coins
   */
  public static List<Trait> ofSmall(DrawnMasks small) {
    boolean shared = small.dropped() > 0 && (small.isPerUnit() || small.isPerImage());
    if (small.isShare(small.p) || shared) {
      return List.of();
    }
    String sentence =
        small.dropped() == 0
            ? "nothing is dropped where p is as small as %s; look at what a draw is compared with"
                .formatted(small.p)
            : small.isShare(Math.ceil(100 * small.p) / 100)
                ? PERCENTS
                : "where p is as small as %s, a unit is dropped with another probability; look at what a draw is compared with"
                    .formatted(small.p);
    return List.of(new Trait(Kind.DISTRIBUTION, sentence));
  }

  /** Whether so many units are dropped as with this probability. */
  boolean isShare(double probability) {
    return DrawTests.isShare(dropped(), coins(), probability);
  }

  /** Whether some units are dropped and some kept, and not whole rows or columns alone. */
  private boolean hasCoins() {
    return share() > 0 && share() < 1 && !isPerUnit() && !isPerImage();
  }

  private double share() {
    return dropped() / (double) coins();
  }

  private long dropped() {
    return masks.stream()
        .mapToLong(mask -> Arrays.stream(DrawTests.entries(mask)).filter(x -> x == 0).count())
        .sum();
  }

  private long coins() {
    return (long) masks.size() * masks.get(0).length * masks.get(0)[0].length;
  }

  /** By chance, 80 columns, 53 rows or 8 masks have the same count once in 1e14 times. */
  private static Optional<Trait> counts(List<DrawnMasks> cases) {
    String what = "";
    if (cases.stream().allMatch(one -> one.isEven(mask -> counts(Matrices.transposed(mask))))) {
      what = "in each image the same number of units is dropped";
    } else if (cases.stream().allMatch(one -> one.isEven(DrawnMasks::counts))) {
      what = "each unit is dropped in the same number of images";
    } else if (cases.stream().allMatch(one -> one.isEven(mask -> new int[] {sum(counts(mask))}))) {
      what = "each mask drops the same number of units";
    }
    return what.isEmpty() || !cases.stream().allMatch(DrawnMasks::hasCoins)
        ? Optional.empty()
        : Trait.of(Kind.INDEPENDENCE, what + BY_ITSELF);
  }

  private interface Counts {
    int[] of(double[][] mask);
  }

  private boolean isEven(Counts counts) {
    return masks.stream().flatMapToInt(mask -> IntStream.of(counts.of(mask))).distinct().count()
        == 1;
  }

  private static int[] counts(double[]... rows) {
    return Arrays.stream(rows)
        .mapToInt(row -> (int) Arrays.stream(row).filter(x -> x == 0).count())
        .toArray();
  }

  private static int sum(int... counts) {
    return IntStream.of(counts).sum();
  }

  /** Whether a unit has the same coin in all images. */
  boolean isPerUnit() {
    return masks.stream().allMatch(mask -> Arrays.stream(mask).allMatch(DrawnMasks::isAlike));
  }

  /** Whether all units of an image have the same coin. */
  boolean isPerImage() {
    return masks.stream()
        .allMatch(mask -> Arrays.stream(Matrices.transposed(mask)).allMatch(DrawnMasks::isAlike));
  }

  /** Whether all factors are the same. */
  static boolean isAlike(double... row) {
    return Arrays.stream(row).allMatch(x -> x == row[0]);
  }

  // Shapes, phases and generators

  /**
   * Finds what is wrong with the shape of a mask; empty if nothing is.
   *
   * @param m hidden units
   * @param n images, of another number
   * @param rows of the mask
   * @param columns of the mask
   */
  public static List<Trait> ofShape(int m, int n, long rows, long columns) {
    if (rows == m && columns == n) {
      return List.of();
    }
    String form =
        rows == n && columns == m
            ? "n×m"
            : rows == m && columns == 1 ? "m×1" : rows == 1 && columns == n ? "1×n" : "";
    return form.isEmpty()
        ? List.of()
        : List.of(
            new Trait(
                Kind.SHAPE,
                "the mask is %s, and must be m×n, like H; look at what are rows and what columns"
                    .formatted(form)));
  }

  /**
   * What a mask has to do with the phase.
   *
   * @param evaluating drawn when evaluating
   * @param training drawn when training
   * @param none drawn when training, with p = 0
   */
  public static List<Trait> ofPhases(DrawnMasks evaluating, DrawnMasks training, DrawnMasks none) {
    String sentence = "";
    boolean trains = training.values().contains(0.0);
    Set<Double> factors = evaluating.values();
    if (factors.contains(0.0) && factors.size() > 1) {
      sentence = trains ? EVALUATING : OTHER_PHASE;
    } else if (!factors.equals(Set.of(1.0))) {
      sentence =
          factors.size() == 1
              ? evaluating(constant(evaluating))
              : "when evaluating not all factors are 1; look at what is done with the phase";
    } else if (!none.values().equals(Set.of(1.0))) {
      sentence =
          none.values().equals(Set.of(0.0))
              ? "with p = 0 all units are dropped; look at what a draw is compared with"
              : "with p = 0 not all factors are 1; look at what is divided by what";
    }
    return sentence.isEmpty() ? List.of() : List.of(new Trait(Kind.PHASE, sentence));
  }

  private static String constant(DrawnMasks one) {
    return FACTORS.stream()
        .filter(factor -> close(one.values().first(), factor.of.applyAsDouble(one.p)))
        .map(Factor::name)
        .findFirst()
        .orElse("" + one.values().first());
  }

  /**
   * What masks have to do with the generator that is passed in.
   *
   * @param first drawn with p = 1/2
   * @param again by another piece with the same random
   * @param other by another piece with another random
   * @param next by the first piece, with yet another random
   */
  public static List<Trait> ofSources(
      double[][] first, double[][] again, double[][] other, double[][] next) {
    if (isAlike(DrawTests.entries(first))) {
      return List.of();
    }
    if (!Arrays.deepEquals(first, again)) {
      return List.of(new Trait(Kind.SOURCE, ELSEWHERE));
    }
    if (Arrays.deepEquals(first, other)) {
      return List.of(new Trait(Kind.SOURCE, SAME));
    }
    return Arrays.deepEquals(first, next)
        ? List.of(
            new Trait(
                Kind.SOURCE,
                "the first mask comes again in later calls; look at what is kept from call to"
                    + " call"))
        : List.of();
  }
}
