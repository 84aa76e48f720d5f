package lab.course.search;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import lab.Sampler;
import lab.course.kit.Mistake;

/** The known mistakes of exercise 8.1, LogUniform, each made from the right way in plain loops. */
final class LogUniformMistakes {
  static final String UNIFORM = "uniform in lambda and not in its exponent";
  static final String NATURAL = "natural for decimal exponent";
  static final String BINARY = "base 2";
  static final String FROM_HIGH = "bounds swapped";
  static final String TIMES_HIGH = "bounds not respected";
  static final String NO_LOW = "low left out";
  static final String EXPONENT = "the exponent given";
  static final String WHOLE = "whole exponents only";
  static final String STEPS = "exponents in steps";
  static final String BELL = "normal for uniform";
  static final String MIDDLE = "not random";
  static final String SINGLE = "the number in a float";
  static final String ONE_TOO_FAR = "one decade too many";
  static final String SIGN = "the other sign";
  static final String SIZES = "the width of the sizes";
  static final String SIZES_ADDED = "the width of the sizes, added";
  static final String MANTISSA = "uniform within a decade";
  static final String ALL_THE_SAME = "the same number every time";
  static final String ELSEWHERE = "chance from elsewhere";

  private LogUniformMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          wrong(
              UNIFORM,
              "you draw lambda itself, so nearly all are in the last decade; draw its exponent",
              (low, high, random) -> {
                double from = Math.pow(10, low);
                return from + (Math.pow(10, high) - from) * random.nextDouble();
              }),
          wrong(
              NATURAL,
              "you take e to the exponent; the base is 10, Math.pow(10, l)",
              (low, high, random) -> Math.exp(exponent(low, high, random))),
          wrong(
              BINARY,
              "you take 2 to the exponent; the base is 10, Math.pow(10, l)",
              (low, high, random) -> Math.pow(2, exponent(low, high, random))),
          wrong(
              FROM_HIGH,
              "you begin at high and go on from there; l is low + (high − low) times the draw",
              (low, high, random) -> Math.pow(10, exponent(high, 2 * high - low, random))),
          wrong(
              TIMES_HIGH,
              "you multiply the draw by high alone; l is low + (high − low) times the draw",
              (low, high, random) -> Math.pow(10, low + high * random.nextDouble())),
          wrong(
              NO_LOW,
              "you forget to add low; l is low + (high − low) times the draw",
              (low, high, random) -> Math.pow(10, (high - low) * random.nextDouble())),
          wrong(
              EXPONENT,
              "you give the exponent l; the number is 10 to it",
              LogUniformMistakes::exponent),
          wrong(
              WHOLE,
              "your exponents are whole numbers; every number of [low, high) is as likely",
              (low, high, random) -> Math.pow(10, Math.floor(exponent(low, high, random)))),
          wrong(
              STEPS,
              "your exponents come in 100 steps; every number of [low, high) is as likely",
              (low, high, random) -> Math.pow(10, low + (high - low) * random.nextInt(100) / 100)),
          wrong(
              BELL,
              "your exponent is drawn from a bell curve; all of [low, high) is as likely",
              (low, high, random) ->
                  Math.pow(10, (low + high) / 2 + (high - low) / 6 * random.nextGaussian())),
          wrong(
              MIDDLE,
              "you give the middle every time; draw from random",
              (low, high, random) -> Math.pow(10, (low + high) / 2)),
          wrong(
              ONE_TOO_FAR,
              "you go on to high + 1, as where whole numbers are counted; l ends at high",
              (low, high, random) -> Math.pow(10, low + (high - low + 1) * random.nextDouble())),
          wrong(
              SIZES,
              "your width is |low| − |high|, right only where both are below 0; look at what it is for"
                  + " 0 and 2, and for −2 and 3",
              (low, high, random) ->
                  Math.pow(10, low + (Math.abs(low) - Math.abs(high)) * random.nextDouble())),
          wrong(
              SIZES_ADDED,
              "your width is |low| + |high|, right only where low is below 0 and high above; look at"
                  + " what it is for −5 and −1",
              (low, high, random) ->
                  Math.pow(10, low + (Math.abs(low) + Math.abs(high)) * random.nextDouble())),
          wrong(
              MANTISSA,
              "you draw a decade and then a number within it; in each decade the number itself is"
                  + " uniform, and its exponent must be",
              (low, high, random) ->
                  (1 + 9 * random.nextDouble())
                      * Math.pow(10, Math.floor(exponent(low, high, random)))),
          wrong(
              SIGN,
              "you take 10 to −l; the number is 10 to l, whose sign is that of low and high",
              (low, high, random) -> Math.pow(10, -exponent(low, high, random))),
          wrong(
              ALL_THE_SAME,
              "your draws are all the same, as where a generator is made anew for each; draw from the"
                  + " random that is passed in",
              (low, high, random) -> Math.pow(10, exponent(low, high, new Random(42)))),
          wrong(
              ELSEWHERE,
              "you draw from another generator; take the random that is passed in",
              (low, high, random) -> Math.pow(10, exponent(low, high, new Random()))),
          wrong(
              SINGLE,
              "you keep the number in a float, which is 0 below 1e-45 and infinite above 3e38; let"
                  + " it be a double",
              (low, high, random) -> (float) Math.pow(10, exponent(low, high, random))));

  private interface Draw {
    double of(double low, double high, RandomGenerator random);
  }

  private static double exponent(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  private static Mistake wrong(String name, String sentence, Draw draw) {
    return new Mistake(
        name,
        sentence,
        settings ->
            (Sampler) random -> draw.of((double) settings[0], (double) settings[1], random));
  }
}
