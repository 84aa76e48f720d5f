package lab.course.dropout;

import static lab.piece.Matrices.transposed;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import lab.Mask;
import lab.Masking;
import lab.Phase;
import lab.course.descent.MiniBatchesMistakes;
import lab.course.kit.Mistake;
import lab.course.kit.PlainMatrix;
import lab.piece.Matrices;

/** The known mistakes of exercise 9.1, Dropout, each made from the right way in plain loops. */
public final class DropoutMistakes {
  static final String NOT_INVERTED = "not inverted";
  static final String COMPLEMENT = "p taken for 1−p";
  static final String REVERSED = "kept where it should be dropped";
  static final String SCALED_BY_P = "scaled by p";
  static final String SCALED_DOWN = "multiplied by 1−p";
  static final String EVALUATING = "active when evaluating";
  static final String PER_IMAGE = "one draw per image for the whole batch";
  static final String PER_UNIT = "one draw per unit for the whole batch";
  static final String NOTHING = "nothing dropped";
  static final String IMAGES_AGAIN = "the coins of 100 images for all";
  static final String UNITS_AGAIN = "the coins of 100 units for all";
  static final String ONE_COIN = "one draw for the whole mask";
  static final String HALF = "half dropped whatever p is";
  static final String PERCENTS = "whole percents";
  static final String COUNTED = "an exact share dropped";
  static final String ALREADY_SCALED = "1−p when evaluating";
  static final String SAME = "the same mask every time";
  static final String OTHER_PHASE = "active only when evaluating";
  static final String EXAMPLE = "the example's 1.25 always";
  static final String ELSEWHERE = "chance from elsewhere";

  private DropoutMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          wrong(
              NOT_INVERTED,
              "you keep units as they are, so that their mean falls; look at what keeps it",
              p -> scaled(p, 1)),
          wrong(
              COMPLEMENT,
              "you keep with probability p; p is the probability of dropping",
              p -> new Right(1 - p)),
          wrong(
              REVERSED,
              "you keep where the draw is below p; there a unit is dropped",
              p ->
                  new Right(p) {
                    @Override
                    public double factor(double draw) {
                      return draw < p ? 1 / (1 - p) : 0;
                    }
                  }),
          wrong(
              SCALED_BY_P,
              "you divide the kept by p, which is not the probability of keeping; look at what keeps the mean",
              p -> scaled(p, 1 / p)),
          wrong(
              EXAMPLE,
              "your kept units are multiplied by 1.25 whatever p is; look at what keeps the mean",
              p -> scaled(p, p == 0 ? 1 : 1.25)),
          wrong(
              SCALED_DOWN,
              "you multiply the kept by 1−p, so that their mean falls; look at what keeps it",
              p -> scaled(p, 1 - p)),
          wrong(
              EVALUATING,
              "you drop units when evaluating; give Mask.NONE unless the phase is TRAINING",
              p ->
                  new Right(p) {
                    @Override
                    boolean drops(Phase phase) {
                      return true;
                    }
                  }),
          wrong(
              OTHER_PHASE,
              "you drop units when evaluating and not in training; it is the other way round",
              p ->
                  new Right(p) {
                    @Override
                    boolean drops(Phase phase) {
                      return phase == Phase.EVALUATION;
                    }
                  }),
          wrong(
              PER_IMAGE,
              "you draw once for each image, which drops all its units or none;"
                  + " each unit of each image has a coin of its own",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      double[][] one = transposed(super.factors(1, n, random));
                      return transposed(PlainMatrix.plus(new double[n][m], one));
                    }
                  }),
          wrong(
              PER_UNIT,
              "you draw once for each unit, which is dropped in all images or none;"
                  + " each unit of each image has a coin of its own",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      return PlainMatrix.plus(new double[m][n], super.factors(m, 1, random));
                    }
                  }),
          wrong(
              ONE_COIN,
              "you draw once for the whole mask, which drops all or nothing;"
                  + " each unit of each image has a coin of its own",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      double one = factor(random.nextDouble());
                      return Matrices.map(new double[m][n], zero -> one);
                    }
                  }),
          wrong(
              HALF,
              "you drop half of the units whatever p is; drop where random.nextDouble() < p",
              p ->
                  new Right(p) {
                    @Override
                    public double factor(double draw) {
                      return draw < 0.5 && p > 0 ? 0 : 1 / (1 - p);
                    }
                  }),
          wrong(
              PERCENTS,
              "your coin knows whole percents alone, and drops with p rounded up to the next; p may"
                  + " be 0.004 as well",
              p ->
                  new Right(p) {
                    @Override
                    public double factor(double draw) {
                      return Math.floor(100 * draw) < 100 * p ? 0 : 1 / (1 - p);
                    }
                  }),
          wrong(
              COUNTED,
              "you drop a fixed number of units; each has a coin of its own, so that their number"
                  + " varies",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      double[][] factors = Matrices.map(new double[m][n], zero -> 1 / (1 - p));
                      int[] order = new MiniBatchesMistakes.Right(1).order(m * n, random);
                      for (int i = 0; i < Math.round(p * m * n); i++) {
                        factors[order[i] / n][order[i] % n] = 0;
                      }
                      return factors;
                    }
                  }),
          wrong(
              ALREADY_SCALED,
              "you scale by 1−p when evaluating; training has scaled the kept already, so that"
                  + " nothing is left to do",
              p ->
                  new Right(p) {
                    @Override
                    public Mask mask(int m, int n, Phase phase, RandomGenerator random) {
                      return phase == Phase.EVALUATION
                          ? new Mask(
                              PlainMatrix.array(Matrices.map(new double[m][n], zero -> 1 - p)))
                          : super.mask(m, n, phase, random);
                    }
                  }),
          wrong(
              NOTHING,
              "you drop nothing; in training a unit is dropped where random.nextDouble() < p",
              p ->
                  new Right(p) {
                    @Override
                    boolean drops(Phase phase) {
                      return false;
                    }
                  }),
          wrong(
              SAME,
              "you draw from a generator with a seed of its own; take the random passed in",
              p -> drawing(p, () -> new Random(0))),
          wrong(
              ELSEWHERE,
              "you draw from another generator; take the random that is passed in",
              p -> drawing(p, Random::new)),
          wrong(
              "a unit left out",
              "you draw from the second unit on, and the first one's factor stays 0;"
                  + " begin the loop at 0",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      double[][] factors = super.factors(m, n, random);
                      factors[0][0] = 0;
                      return factors;
                    }
                  }),
          wrong(
              "mask transposed",
              "your mask is n×m; it is m×n like H, a column for each image",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      return super.factors(n, m, random);
                    }
                  }),
          wrong(
              IMAGES_AGAIN,
              "the coins of some images come again for later ones; each image has coins of its own,"
                  + " however large n is",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      double[][] factors = super.factors(m, n, random);
                      for (double[] unit : factors) {
                        for (int j = 100; j < n; j++) {
                          unit[j] = unit[j - 100];
                        }
                      }
                      return factors;
                    }
                  }),
          wrong(
              UNITS_AGAIN,
              "the coins of some units come again for later ones; each unit has coins of its own,"
                  + " however large m is",
              p ->
                  new Right(p) {
                    @Override
                    public double[][] factors(int m, int n, RandomGenerator random) {
                      double[][] factors = super.factors(m, n, random);
                      for (int i = 100; i < m; i++) {
                        factors[i] = factors[i - 100].clone();
                      }
                      return factors;
                    }
                  }));

  private static Mistake wrong(String name, String sentence, DoubleFunction<Masking> factory) {
    return new Mistake(name, sentence, settings -> factory.apply((double) settings[0]));
  }

  private static Right scaled(double p, double kept) {
    return new Right(p) {
      @Override
      public double factor(double draw) {
        return draw < p ? 0 : kept;
      }
    };
  }

  private static Right drawing(double p, Supplier<RandomGenerator> other) {
    return new Right(p) {
      @Override
      public double[][] factors(int m, int n, RandomGenerator random) {
        return super.factors(m, n, other.get());
      }
    };
  }

  /** The right way, step by step. */
  public static class Right implements Masking {
    private final double p;

    public Right(double p) {
      this.p = p;
    }

    @Override
    public Mask mask(int m, int n, Phase phase, RandomGenerator random) {
      return drops(phase) ? new Mask(PlainMatrix.array(factors(m, n, random))) : Mask.NONE;
    }

    boolean drops(Phase phase) {
      return phase == Phase.TRAINING;
    }

    public double[][] factors(int m, int n, RandomGenerator random) {
      return Matrices.map(new double[m][n], zero -> factor(random.nextDouble()));
    }

    public double factor(double draw) {
      return draw < p ? 0 : 1 / (1 - p);
    }
  }
}
