package lab.diagnose.draws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.diagnose.draws.Trait.Kind;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The numbers 10^l that a piece has drawn with l uniform in [low, high), and what is wrong with
 * many of them.
 *
 * @param low the least exponent
 * @param high the largest exponent
 * @param draws one after the other
 */
public record DrawnNumbers(double low, double high, double... draws) {
  public static final String UNIFORM =
      "the number itself is uniform, and its exponent must be; look at what is drawn";
  public static final String NATURAL = "the number is e to the exponent; look at its base";
  public static final String BINARY = "the number is 2 to the exponent; look at its base";
  public static final String EXPONENT =
      "the draw is the exponent; look at what is done with it at last";
  public static final String FROM_HIGH =
      "the exponent begins at high, not at low; look at which is which";
  public static final String TIMES_HIGH =
      "the exponent is low plus high times the draw; look at how far it is from low to high";
  public static final String NO_LOW =
      "the exponent begins at 0, not at low; look at where low comes in";
  public static final String WHOLE = "all exponents are whole numbers; look at what is rounded";
  public static final String BELL = "the exponent is normal, not uniform; look at what is drawn";
  public static final String MIDDLE = "every draw is 10^((low + high)/2); look at what is drawn";
  public static final String SINGLE =
      "every draw has the digits of float32 only; look at the types of numbers";
  public static final String ONE_TOO_FAR =
      "the exponent goes to high + 1; look at how far it is from low to high";
  public static final String SIGN =
      "the exponent has the other sign; look at where a minus comes in";
  public static final String SIZES =
      "the width is |low| − |high|; look at what it is where low or high is above 0";
  public static final String SIZES_ADDED =
      "the width is |low| + |high|; look at what it is where both are below 0";
  public static final String ALL_THE_SAME =
      "every draw is the same number, as of a generator that is made anew for each; look at where"
          + " chance comes from";
  public static final String MANTISSA =
      "in each decade the number itself is uniform, and its exponent must be; look at what is drawn";
  public static final String ELSEWHERE =
      "other numbers come of the same random; look at where they come from";

  private static final double CLOSE = 1e-9;

  private static final List<String> PLACES = List.of("near low", "in the middle", "near high");

  /** Computes the draw from [0, 1) from which a number was made in some way. */
  private interface Origin {
    double of(double x, double low, double high);
  }

  private record Way(String sentence, Kind kind, Origin origin) {
    Way(String sentence, Origin origin) {
      this(sentence, Kind.VALUES, origin);
    }
  }

  private static final Origin RIGHT = (x, low, high) -> (Math.log10(x) - low) / (high - low);

  private static final List<Way> WAYS =
      List.of(
          new Way(
              UNIFORM,
              Kind.DISTRIBUTION,
              (x, low, high) -> (x - Math.pow(10, low)) / (Math.pow(10, high) - Math.pow(10, low))),
          new Way(NATURAL, (x, low, high) -> (Math.log(x) - low) / (high - low)),
          new Way(BINARY, (x, low, high) -> (Math.log(x) / Math.log(2) - low) / (high - low)),
          new Way(EXPONENT, (x, low, high) -> (x - low) / (high - low)),
          new Way(FROM_HIGH, (x, low, high) -> (Math.log10(x) - high) / (high - low)),
          new Way(TIMES_HIGH, (x, low, high) -> (Math.log10(x) - low) / high),
          new Way(NO_LOW, (x, low, high) -> Math.log10(x) / (high - low)),
          new Way(ONE_TOO_FAR, (x, low, high) -> (Math.log10(x) - low) / (high - low + 1)),
          new Way(
              "the exponent ends at high − 1; look at how far it is from low to high",
              (x, low, high) -> (Math.log10(x) - low) / (high - low - 1)),
          new Way(
              SIZES, (x, low, high) -> (Math.log10(x) - low) / (Math.abs(low) - Math.abs(high))),
          new Way(
              SIZES_ADDED,
              (x, low, high) -> (Math.log10(x) - low) / (Math.abs(low) + Math.abs(high))),
          new Way(MANTISSA, Kind.DISTRIBUTION, DrawnNumbers::withinDecade),
          new Way(SIGN, (x, low, high) -> (-Math.log10(x) - low) / (high - low)),
          new Way(
              "the exponent goes from low down, not up to high; look at the sign of high − low",
              (x, low, high) -> (low - Math.log10(x)) / (high - low)),
          new Way(
              "the exponent goes from low to low + 1 only; look at how far it is from low to high",
              (x, low, high) -> Math.log10(x) - low),
          new Way(
              "the exponent is low plus low + high times the draw; look at how far it is from low"
                  + " to high",
              (x, low, high) -> (Math.log10(x) - low) / (high + low)),
          new Way(
              "the exponent is high times the draw; look at where low comes in",
              (x, low, high) -> Math.log10(x) / high),
          new Way(
              "the exponent is low times the draw; look at where high comes in",
              (x, low, high) -> Math.log10(x) / low),
          new Way(
              "the number is uniform from 0 to 10^high; look at what is drawn",
              (x, low, high) -> x / Math.pow(10, high)),
          new Way(
              "the number is 10^low plus high − low times the draw; look at what is an exponent and"
                  + " what a number",
              (x, low, high) -> (x - Math.pow(10, low)) / (high - low)),
          new Way(
              "the exponent is the logarithm of a uniform number; look at what is drawn",
              Kind.DISTRIBUTION,
              (x, low, high) -> (Math.pow(10, x) - low) / (high - low)),
          new Way(
              "the exponent comes of the square of the draw; look at how often the draw is"
                  + " multiplied",
              Kind.DISTRIBUTION,
              (x, low, high) -> Math.sqrt(RIGHT.of(x, low, high))),
          new Way(
              "the exponent comes of the root of the draw; look at what is done with the draw",
              Kind.DISTRIBUTION,
              (x, low, high) -> Math.pow(RIGHT.of(x, low, high), 2)));

  /**
   * Finds what is wrong with the numbers; empty if nothing is.
   *
   * @param cases of several bounds, of either sign, with some thousand draws each
   */
  public static List<Trait> of(List<DrawnNumbers> cases) {
    return unlikely(cases).map(List::of).orElse(List.of());
  }

  private static Optional<Trait> unlikely(List<DrawnNumbers> cases) {
    if (all(cases, one -> one.distinct() == 1)) {
      return Trait.of(
          Kind.VALUES,
          all(cases, one -> one.draws[0] == Math.pow(10, (one.low + one.high) / 2))
              ? MIDDLE
              : ALL_THE_SAME);
    }
    if (all(cases, one -> DoubleStream.of(one.draws).anyMatch(Double::isNaN))) {
      return Trait.of(
          Kind.VALUES, "some draws are no numbers; look at what logarithms are taken of");
    }
    if (all(cases, one -> DoubleStream.of(one.draws).allMatch(x -> x == (float) x))) {
      return Trait.of(Kind.VALUES, SINGLE);
    }
    if (all(cases, one -> one.distinct() < one.draws.length / 2.0)) {
      return Optional.of(steps(cases));
    }
    if (all(cases, one -> one.isUniform(RIGHT))) {
      return neighbours(cases);
    }
    List<Way> fitting =
        WAYS.stream().filter(way -> all(cases, one -> one.isUniform(way.origin))).toList();
    if (fitting.size() == 1) {
      return Trait.of(fitting.get(0).kind, fitting.get(0).sentence);
    }
    return form(cases).or(() -> range(cases));
  }

  private static boolean all(List<DrawnNumbers> cases, Predicate<DrawnNumbers> holds) {
    return cases.stream().allMatch(holds);
  }

  private long distinct() {
    return DoubleStream.of(draws).distinct().count();
  }

  private double[] exponents() {
    return DoubleStream.of(draws).map(Math::log10).toArray();
  }

  private boolean isUniform(Origin origin) {
    double[] u = DoubleStream.of(draws).map(x -> origin.of(x, low, high)).toArray();
    return DoubleStream.of(u).allMatch(x -> x > -CLOSE && x < 1 + CLOSE)
        && DrawTests.isOf(new UniformRealDistribution(null, 0, 1), u);
  }

  private static Trait steps(List<DrawnNumbers> cases) {
    if (all(
        cases,
        one ->
            DoubleStream.of(one.exponents()).allMatch(l -> Math.abs(l - Math.rint(l)) < CLOSE))) {
      return new Trait(Kind.DISTRIBUTION, WHOLE);
    }
    long[] counts = cases.stream().mapToLong(DrawnNumbers::distinct).distinct().toArray();
    return new Trait(
        Kind.DISTRIBUTION,
        counts.length == 1
            ? steps(counts[0])
            : "the same numbers come again and again; look at how many can be drawn");
  }

  /** Says that only so many different numbers are drawn. */
  public static String steps(long count) {
    return "only %d different numbers come, and any from 10^low to 10^high must; look at what is drawn"
        .formatted(count);
  }

  private static Optional<Trait> form(List<DrawnNumbers> cases) {
    if (all(cases, one -> Arrays.stream(one.draws).anyMatch(x -> !(x > 0)))) {
      return Trait.of(Kind.VALUES, "some draws are 0 or below; look at what 10 is taken to");
    }
    if (all(cases, DrawnNumbers::isNormal)) {
      return Trait.of(Kind.DISTRIBUTION, BELL);
    }
    if (!all(cases, one -> one.within(one.low, one.high) == one.draws.length)) {
      return Optional.empty();
    }
    if (all(cases, one -> one.ends() > one.draws.length / 100)) {
      return Trait.of(
          Kind.DISTRIBUTION,
          "some draws are 10^low or 10^high to the last digit; look at what is cut off there");
    }
    String crowded =
        IntStream.range(0, PLACES.size())
            .filter(i -> all(cases, one -> one.third(i) > 1 / 3.0 && !one.isEven(i)))
            .mapToObj(PLACES::get)
            .collect(Collectors.joining(" and "));
    if (!crowded.isEmpty()) {
      return Trait.of(
          Kind.DISTRIBUTION,
          "too many exponents are %s; look at what is done with the draw".formatted(crowded));
    }
    return Trait.of(Kind.DISTRIBUTION, "the exponent is not uniform; look at what is drawn");
  }

  /**
   * The draw if its exponent is rounded down and the number then drawn from 1 to 10 times what that
   * gives; of the decades of low and high, some exponents come only.
   */
  private static double withinDecade(double x, double low, double high) {
    double decade = Math.floor(Math.log10(x));
    double from = Math.max(decade, low);
    double to = Math.min(decade + 1, high);
    return (from + (x / Math.pow(10, decade) - 1) / 9 * (to - from) - low) / (high - low);
  }

  private boolean isNormal() {
    double[] l = exponents();
    double mean = StatUtils.mean(l);
    double deviation = Math.sqrt(StatUtils.variance(l));
    double[] z = DoubleStream.of(l).map(x -> (x - mean) / deviation).toArray();
    return DrawTests.isOf(new NormalDistribution(null, 0, 1), z)
        && DoubleStream.of(z).anyMatch(x -> Math.abs(x) > 2.5);
  }

  private long within(double from, double to) {
    return DoubleStream.of(exponents()).filter(l -> l > from - CLOSE && l < to + CLOSE).count();
  }

  private long ends() {
    return DoubleStream.of(exponents())
        .filter(l -> Math.abs(l - low) < CLOSE || Math.abs(l - high) < CLOSE)
        .count();
  }

  private double third(int number) {
    double width = (high - low) / 3;
    return within(low + number * width, low + (number + 1) * width) / (double) draws.length;
  }

  private boolean isEven(int number) {
    return DrawTests.isShare(Math.round(third(number) * draws.length), draws.length, 1 / 3.0);
  }

  private static Optional<Trait> range(List<DrawnNumbers> cases) {
    ToDoubleFunction<DrawnNumbers> least = one -> StatUtils.min(one.exponents());
    ToDoubleFunction<DrawnNumbers> most = one -> StatUtils.max(one.exponents());
    boolean below = all(cases, one -> least.applyAsDouble(one) < one.low - CLOSE);
    boolean above = all(cases, one -> most.applyAsDouble(one) > one.high + CLOSE);
    String where = below && above ? "below low and above high" : below ? "below low" : "above high";
    return below || above
        ? Trait.of(
            Kind.VALUES,
            "some exponents are %s; look at what the draw is multiplied by and added to"
                .formatted(where))
        : Optional.empty();
  }

  /** Of draws of their own, every second pair is on the same side of the middle. */
  private static Optional<Trait> neighbours(List<DrawnNumbers> cases) {
    return all(
            cases,
            one -> {
              double[] l = one.exponents();
              double middle = (one.low + one.high) / 2;
              int same = 0;
              for (int i = 1; i < l.length; i++) {
                same += l[i] < middle == l[i - 1] < middle ? 1 : 0;
              }
              return !DrawTests.isShare(same, l.length - 1L, 0.5);
            })
        ? Trait.of(
            Kind.INDEPENDENCE,
            "a draw depends on the one before; look at what is kept from draw to draw")
        : Optional.empty();
  }

  /**
   * What draws have to do with the generator that is passed in.
   *
   * @param first some draws
   * @param again of another piece, with the same random
   * @param other of another random
   */
  public static List<Trait> ofSources(double[] first, double[] again, double... other) {
    if (DoubleStream.of(first).distinct().count() == 1) {
      return List.of();
    }
    if (!Arrays.equals(first, again)) {
      return List.of(new Trait(Kind.SOURCE, ELSEWHERE));
    }
    return Arrays.equals(first, other)
        ? List.of(
            new Trait(
                Kind.SOURCE,
                "the draws are the same whatever random is; look at where they come from"))
        : List.of();
  }
}
