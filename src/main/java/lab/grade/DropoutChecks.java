package lab.grade;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.Mask;
import lab.Masking;
import lab.Phase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Exercise 9.1. */
@Checks
final class DropoutChecks {
  /** What a mask in float32 loses. */
  private static final double CLOSE = 1e-6;

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("The mask is m×n, of 0 and of 1/(1−p)")
  void factors(Pieces pieces) {
    for (double p : new double[] {0.2, 0.75}) {
      double[][] mask = training(pieces, p, 30, 20);
      requireBoth(p, mask);
      requireFactors(p, mask);
      requireFactors(p, training(pieces, p, 1, 1));
    }
  }

  private static void requireFactors(double p, double[][] mask) {
    double kept = 1 / (1 - p);
    for (double factor : values(mask).toArray()) {
      boolean right = factor == 0 || Math.abs(factor - kept) <= CLOSE; // false for NaN
      if (!right) {
        throw wrongFactor(p, factor, share(mask));
      }
    }
  }

  /**
   * Of 4000 units 800 ± 25 are dropped with p = 0.2 and 3000 ± 27 with p = 0.75; 170 off by chance
   * less than once in 1e9 times.
   */
  @Test
  @Order(2)
  @Points(1)
  @DisplayName("A unit is dropped with probability p")
  void probability(Pieces pieces) {
    for (double p : new double[] {0.2, 0.75}) {
      double[][] mask = training(pieces, p, 50, 80);
      double dropped = share(mask);
      String seen =
          "with p = %s, %s of 4000 units are dropped, not about %s"
              .formatted(Numbers.of(p), Numbers.of(4000 * dropped), Numbers.of(4000 * p));
      if (Math.abs(dropped - (1 - p)) < 170 / 4000.0) {
        boolean scaled = values(mask).anyMatch(x -> Math.abs(x - 1 / (1 - p)) < CLOSE);
        throw new Recognised(scaled ? DropoutMistakes.REVERSED : DropoutMistakes.COMPLEMENT, seen);
      }
      if (Math.abs(dropped - p) > 170 / 4000.0) {
        throw new AssertionError(seen);
      }
    }
  }

  /**
   * With p = 1/2, a row or column of 50 is all alike less than once in 1e12 times, and so is one
   * unit in 60 masks.
   */
  @Test
  @Order(3)
  @Points(1)
  @DisplayName("Each unit of each image has a coin of its own")
  void ownCoins(Pieces pieces) {
    double[][] mask = training(pieces, 0.5, 50, 60);
    requireBoth(0.5, mask);
    if (anyAlike(Plain.transposed(mask))) {
      throw new Recognised(
          DropoutMistakes.PER_IMAGE, "all units of an image are dropped, or all are kept");
    }
    if (anyAlike(mask)) {
      throw new Recognised(
          DropoutMistakes.PER_UNIT, "a unit is dropped in all images, or kept in all");
    }
    if (Arrays.stream(mask).map(Arrays::toString).distinct().count() < 50) {
      throw new AssertionError("two units are dropped in just the same images");
    }
    double[][] kept = new double[3][4];
    for (int i = 0; i < 60; i++) {
      kept =
          Plain.plus(kept, Plain.map(training(pieces, 0.5, 3, 4), factor -> factor == 0 ? 0 : 1));
    }
    requireEither(kept, 60);
    requireNoneAgain(training(pieces, 0.5, 53, 307));
    requireNoneAgain(training(pieces, 0.5, 307, 53));
  }

  /** By chance, two of 307 rows or columns of 53 coins are the same once in 1e11 times. */
  private static void requireNoneAgain(double[][] mask) {
    again(Plain.transposed(mask))
        .ifPresent(
            images -> {
              throw new Recognised(
                  DropoutMistakes.IMAGES_AGAIN,
                  "of %d images, image %d has the coins of image %d again"
                      .formatted(mask[0].length, images[1], images[0]));
            });
    again(mask)
        .ifPresent(
            units -> {
              throw new Recognised(
                  DropoutMistakes.UNITS_AGAIN,
                  "of %d units, unit %d has the coins of unit %d again"
                      .formatted(mask.length, units[1], units[0]));
            });
  }

  /** The numbers of two rows that are the same. */
  private static Optional<int[]> again(double[][] rows) {
    Map<BitSet, Integer> seen = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      BitSet kept = new BitSet();
      IntStream.range(0, row.length).filter(j -> row[j] != 0).forEach(kept::set);
      Integer before = seen.put(kept, i);
      if (before != null) {
        return Optional.of(new int[] {before, i});
      }
    }
    return Optional.empty();
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("When evaluating, and with p = 0, nothing is dropped or scaled; in training it is")
  void evaluating(Pieces pieces) {
    requireNothing(pieces, 0.5, Phase.EVALUATION);
    requireNothing(pieces, 0, Phase.TRAINING);
    requireBoth(0.5, training(pieces, 0.5, 10, 20));
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("The same random gives the same mask, another one another")
  void reproducible(Pieces pieces) {
    Masking piece = pieces.piece(Masking.class, 0.5);
    long state = pieces.dice().nextLong();
    double[][] first = factors(piece.mask(10, 12, Phase.TRAINING, new Dice(state)), 10, 12);
    double[][] again = factors(piece.mask(10, 12, Phase.TRAINING, new Dice(state)), 10, 12);
    double[][] other = factors(piece.mask(10, 12, Phase.TRAINING, new Dice(state + 1)), 10, 12);
    requireBoth(0.5, first);
    if (!Arrays.deepEquals(first, again)) {
      throw new Recognised(
          DropoutMistakes.ELSEWHERE, "two masks drawn with the same random differ");
    }
    if (Arrays.deepEquals(first, other)) {
      throw new AssertionError("two masks drawn with other randoms are the same");
    }
  }

  private static double[][] training(Pieces pieces, double p, int m, int n) {
    Masking piece = pieces.piece(Masking.class, p);
    return factors(piece.mask(m, n, Phase.TRAINING, pieces.dice()), m, n);
  }

  /** The factors of a mask of whatever kind. */
  private static double[][] factors(Mask mask, int m, int n) {
    if (mask == null) {
      throw new AssertionError("mask gives null, not a Mask");
    }
    if (mask.factors() == null) {
      return Plain.map(new double[m][n], zero -> 1);
    }
    ResultAssert.assertThat(new Block("the mask", mask.factors(), new double[m][n]))
        .of("mask with m = %d, n = %d".formatted(m, n))
        .isOfShape();
    return Plain.of(mask.factors());
  }

  private static void requireNothing(Pieces pieces, double p, Phase phase) {
    Mask mask = pieces.piece(Masking.class, p).mask(6, 20, phase, pieces.dice());
    if (!values(factors(mask, 6, 20)).allMatch(factor -> factor == 1)) {
      String seen = "in %s with p = %s the mask changes H".formatted(phase, Numbers.of(p));
      throw phase == Phase.EVALUATION
          ? new Recognised(DropoutMistakes.EVALUATING, seen)
          : new AssertionError(seen);
    }
  }

  /** By chance, no unit of 200 is dropped once in 1e19 times. */
  private static void requireBoth(double p, double[][] mask) {
    if (values(mask).allMatch(factor -> factor == 1)) {
      throw new Recognised(
          DropoutMistakes.NOTHING,
          "in training with p = %s no unit is dropped".formatted(Numbers.of(p)));
    }
    if (values(mask).distinct().count() < 2) {
      throw new AssertionError(
          "in training with p = %s all factors are %s"
              .formatted(Numbers.of(p), Numbers.of(mask[0][0])));
    }
  }

  private static void requireEither(double[][] kept, int masks) {
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept[i].length; j++) {
        if (kept[i][j] == 0 || kept[i][j] == masks) {
          throw new AssertionError(
              "in %d masks of 3×4 with p = 0.5, unit %d of image %d is %s every time"
                  .formatted(masks, i, j, kept[i][j] == 0 ? "dropped" : "kept"));
        }
      }
    }
  }

  private static AssertionError wrongFactor(double p, double factor, double dropped) {
    String seen =
        "with p = %s a factor is %s, not 0 or 1/(1−p) = %s"
            .formatted(Numbers.of(p), Numbers.of(factor), Numbers.of(1 / (1 - p)));
    if (Math.abs(factor - 1 / p) < CLOSE) {
      return new Recognised(
          dropped > 0.5 ? DropoutMistakes.COMPLEMENT : DropoutMistakes.SCALED_BY_P, seen);
    }
    if (Math.abs(factor - (1 - p)) < CLOSE) {
      return new Recognised(DropoutMistakes.SCALED_DOWN, seen);
    }
    return factor == 1
        ? new Recognised(DropoutMistakes.NOT_INVERTED, seen)
        : new AssertionError(seen);
  }

  /** The share of units that are dropped. */
  private static double share(double[][] mask) {
    return values(mask).filter(factor -> factor == 0).count() / (double) values(mask).count();
  }

  private static boolean anyAlike(double[][] rows) {
    return Arrays.stream(rows).anyMatch(row -> DoubleStream.of(row).distinct().count() == 1);
  }

  private static DoubleStream values(double[][] mask) {
    return Arrays.stream(mask).flatMapToDouble(DoubleStream::of);
  }
}
