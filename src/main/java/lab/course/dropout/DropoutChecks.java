package lab.course.dropout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Mask;
import lab.Masking;
import lab.Phase;
import lab.course.kit.Checks;
import lab.course.kit.Drawing;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Pieces;
import lab.course.kit.PlainMatrix;
import lab.course.kit.Points;
import lab.course.kit.ResultAssert;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.diagnose.draws.DrawnMasks;
import lab.diagnose.draws.MaskCoins;
import lab.diagnose.draws.Trait;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.Matrices;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 9.1, Dropout. */
@Checks
public final class DropoutChecks {
  /** What a mask in float32 loses. */
  private static final double CLOSE = 1e-6;

  private static final Drawing DRAWING =
      new Drawing(
          List.of(
              DropoutChecks::shape,
              DropoutChecks::phases,
              DropoutChecks::draws,
              DropoutChecks::coins,
              DropoutChecks::sources),
          List.of(
              Set.of(Kind.SHAPE, Kind.VALUES),
              Set.of(Kind.DISTRIBUTION),
              Set.of(Kind.INDEPENDENCE),
              Set.of(Kind.PHASE),
              Set.of(Kind.SOURCE)),
          Map.ofEntries(
              Map.entry(DrawnMasks.NOT_INVERTED, DropoutMistakes.NOT_INVERTED),
              Map.entry(DrawnMasks.COMPLEMENT, DropoutMistakes.COMPLEMENT),
              Map.entry(DrawnMasks.REVERSED, DropoutMistakes.REVERSED),
              Map.entry(DrawnMasks.SCALED_BY_P, DropoutMistakes.SCALED_BY_P),
              Map.entry(DrawnMasks.SCALED_DOWN, DropoutMistakes.SCALED_DOWN),
              Map.entry(DrawnMasks.EXAMPLE, DropoutMistakes.EXAMPLE),
              Map.entry(DrawnMasks.EVALUATING, DropoutMistakes.EVALUATING),
              Map.entry(DrawnMasks.OTHER_PHASE, DropoutMistakes.OTHER_PHASE),
              Map.entry(MaskCoins.PER_IMAGE, DropoutMistakes.PER_IMAGE),
              Map.entry(MaskCoins.PER_UNIT, DropoutMistakes.PER_UNIT),
              Map.entry(DrawnMasks.NOTHING, DropoutMistakes.NOTHING),
              Map.entry(MaskCoins.again("image", 100), DropoutMistakes.IMAGES_AGAIN),
              Map.entry(MaskCoins.again("unit", 100), DropoutMistakes.UNITS_AGAIN),
              Map.entry(MaskCoins.ONE_COIN, DropoutMistakes.ONE_COIN),
              Map.entry(DrawnMasks.HALF, DropoutMistakes.HALF),
              Map.entry(DrawnMasks.PERCENTS, DropoutMistakes.PERCENTS),
              Map.entry(DrawnMasks.COUNTED, DropoutMistakes.COUNTED),
              Map.entry(DrawnMasks.ALREADY_SCALED, DropoutMistakes.ALREADY_SCALED),
              Map.entry(DrawnMasks.SAME, DropoutMistakes.SAME),
              Map.entry(DrawnMasks.ELSEWHERE, DropoutMistakes.ELSEWHERE)));

  public static final Rubric RUBRIC =
      Rubric.of("9.1", "Dropout", Masking.class, DropoutChecks.class, DropoutMistakes.ALL, DRAWING);

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
        throw wrongFactor(p, factor);
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
              .formatted(
                  SignificantDigits.of(p),
                  SignificantDigits.of(4000 * dropped),
                  SignificantDigits.of(4000 * p));
      if (Math.abs(dropped - p) > 170 / 4000.0) {
        throw new AssertionError(seen);
      }
    }
    requireFew(pieces);
  }

  /** Of 20,000 units 80 ± 9 are dropped; fewer than 30 or more than 145 once in 1e9 times. */
  private static void requireFew(Pieces pieces) {
    double dropped = 20_000 * share(training(pieces, 0.004, 100, 200));
    if (dropped < 30 || dropped > 145) {
      throw new AssertionError(
          "with p = 0.004, %s of 20000 units are dropped, not about 80"
              .formatted(SignificantDigits.of(dropped)));
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
    if (anyAlike(Matrices.transposed(mask))) {
      throw new AssertionError("all units of an image are dropped, or all are kept");
    }
    if (anyAlike(mask)) {
      throw new AssertionError("a unit is dropped in all images, or kept in all");
    }
    if (Arrays.stream(mask).map(Arrays::toString).distinct().count() < 50) {
      throw new AssertionError("two units are dropped in just the same images");
    }
    Masking piece = pieces.piece(Masking.class, 0.5);
    piece.mask(3, 4, Phase.TRAINING, pieces.dice());
    piece.mask(3, 4, Phase.TRAINING, pieces.dice()); // what was given stays as it was
    double[][] kept = new double[3][4];
    for (int i = 0; i < 60; i++) {
      kept =
          PlainMatrix.plus(
              kept, Matrices.map(training(pieces, 0.5, 3, 4), factor -> factor == 0 ? 0 : 1));
    }
    requireEither(kept, 60);
    for (double[][] many :
        List.of(training(pieces, 0.5, 53, 307), training(pieces, 0.5, 307, 53))) {
      requireNoneAgain(many);
      requireUnlikeNeighbours(many, "images");
      requireUnlikeNeighbours(Matrices.transposed(many), "units");
    }
    requireNoCount(pieces);
  }

  /**
   * Of about 16,000 pairs of neighbours half have the same coin, ± 64; 450 more or less by chance
   * once in 5e11 times.
   */
  private static void requireUnlikeNeighbours(double[][] rows, String what) {
    int pairs = rows.length * (rows[0].length - 1);
    long same =
        Arrays.stream(rows)
            .mapToLong(
                row -> IntStream.range(1, row.length).filter(j -> row[j] == row[j - 1]).count())
            .sum();
    if (Math.abs(same - pairs / 2.0) > 450) {
      throw new AssertionError(
          "with p = 0.5, %d of %d neighbouring %s have the same coin, not about half"
              .formatted(same, pairs, what));
    }
  }

  /** By chance, 8 masks of 600 coins drop as many of them once in 1e10 times, 20 rows even less. */
  private static void requireNoCount(Pieces pieces) {
    Set<Long> totals = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      double[][] mask = training(pieces, 0.4, 20, 30);
      totals.add(dropped(Arrays.stream(mask)));
      requireOther(mask, "each unit is dropped in as many images as any other");
      requireOther(Matrices.transposed(mask), "each image has as many dropped units as any other");
    }
    if (totals.size() == 1) {
      throw new AssertionError(
          "eight masks of 20×30 drop %d units each".formatted(totals.iterator().next()));
    }
  }

  private static void requireOther(double[][] rows, String what) {
    if (Arrays.stream(rows).map(row -> dropped(Stream.of(row))).distinct().count() == 1) {
      throw new AssertionError(what);
    }
  }

  private static long dropped(Stream<double[]> rows) {
    return rows.flatMapToDouble(DoubleStream::of).filter(factor -> factor == 0).count();
  }

  /** By chance, two of 307 rows or columns of 53 coins are the same once in 1e11 times. */
  private static void requireNoneAgain(double[][] mask) {
    again(Matrices.transposed(mask))
        .ifPresent(
            images -> {
              throw new AssertionError(
                  "of %d images, image %d has the coins of image %d again"
                      .formatted(mask[0].length, images[1], images[0]));
            });
    again(mask)
        .ifPresent(
            units -> {
              throw new AssertionError(
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
    double[][] first = factors(piece.mask(10, 12, Phase.TRAINING, new SeededRandom(state)), 10, 12);
    double[][] again = factors(piece.mask(10, 12, Phase.TRAINING, new SeededRandom(state)), 10, 12);
    double[][] other =
        factors(piece.mask(10, 12, Phase.TRAINING, new SeededRandom(state + 1)), 10, 12);
    requireBoth(0.5, first);
    if (!Arrays.deepEquals(first, again)) {
      throw new AssertionError("two masks drawn with the same random differ");
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
      return Matrices.map(new double[m][n], zero -> 1);
    }
    ResultAssert.assertThat(new MatrixComparison("the mask", mask.factors(), new double[m][n]))
        .of("mask with m = %d, n = %d".formatted(m, n))
        .isOfShape();
    return Matrices.of(mask.factors());
  }

  private static void requireNothing(Pieces pieces, double p, Phase phase) {
    Mask mask = pieces.piece(Masking.class, p).mask(6, 20, phase, pieces.dice());
    if (!values(factors(mask, 6, 20)).allMatch(factor -> factor == 1)) {
      String seen =
          "in %s with p = %s the mask changes H".formatted(phase, SignificantDigits.of(p));
      throw new AssertionError(seen);
    }
  }

  /** By chance, no unit of 200 is dropped once in 1e19 times. */
  private static void requireBoth(double p, double[][] mask) {
    if (values(mask).allMatch(factor -> factor == 1)) {
      throw new AssertionError(
          "in training with p = %s no unit is dropped".formatted(SignificantDigits.of(p)));
    }
    if (values(mask).distinct().count() < 2) {
      throw new AssertionError(
          "in training with p = %s all factors are %s"
              .formatted(SignificantDigits.of(p), SignificantDigits.of(mask[0][0])));
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

  private static AssertionError wrongFactor(double p, double factor) {
    String seen =
        "with p = %s a factor is %s, not 0 or 1/(1−p) = %s"
            .formatted(
                SignificantDigits.of(p),
                SignificantDigits.of(factor),
                SignificantDigits.of(1 / (1 - p)));
    return new AssertionError(seen);
  }

  /** The share of units that are dropped. */
  private static double share(double[][] mask) {
    return values(mask).filter(factor -> factor == 0).count() / (double) values(mask).count();
  }

  private static List<Trait> shape(Pieces pieces) {
    Mask mask = pieces.piece(Masking.class, 0.5).mask(11, 7, Phase.TRAINING, pieces.dice());
    return mask == null || mask.factors() == null || mask.factors().rank() != 2
        ? List.of()
        : DrawnMasks.ofShape(11, 7, mask.factors().size(0), mask.factors().size(1));
  }

  private static List<Trait> phases(Pieces pieces) {
    return DrawnMasks.ofPhases(
        drawn(pieces, 0.2, 20, 30, 1, Phase.EVALUATION),
        drawn(pieces, 0.2, 20, 30, 1, Phase.TRAINING),
        drawn(pieces, 0, 20, 30, 1, Phase.TRAINING));
  }

  private static List<Trait> draws(Pieces pieces) {
    List<Trait> traits =
        DrawnMasks.of(
            List.of(
                drawn(pieces, 0.2, 53, 80, 8, Phase.TRAINING),
                drawn(pieces, 0.72, 53, 80, 8, Phase.TRAINING)));
    return traits.isEmpty()
        ? DrawnMasks.ofSmall(drawn(pieces, 0.004, 100, 340, 1, Phase.TRAINING))
        : traits;
  }

  private static List<Trait> coins(Pieces pieces) {
    return MaskCoins.of(
        drawn(pieces, 0.5, 3, 4, 60, Phase.TRAINING),
        drawn(pieces, 0.5, 53, 307, 3, Phase.TRAINING),
        drawn(pieces, 0.5, 307, 53, 3, Phase.TRAINING));
  }

  private static List<Trait> sources(Pieces pieces) {
    Masking piece = pieces.piece(Masking.class, 0.5);
    Masking another = pieces.piece(Masking.class, 0.5);
    Masking third = pieces.piece(Masking.class, 0.5);
    long state = pieces.dice().nextLong();
    return DrawnMasks.ofSources(
        factors(piece.mask(10, 12, Phase.TRAINING, new SeededRandom(state)), 10, 12),
        factors(another.mask(10, 12, Phase.TRAINING, new SeededRandom(state)), 10, 12),
        factors(third.mask(10, 12, Phase.TRAINING, new SeededRandom(state + 1)), 10, 12),
        factors(piece.mask(10, 12, Phase.TRAINING, new SeededRandom(state + 2)), 10, 12));
  }

  private static DrawnMasks drawn(Pieces pieces, double p, int m, int n, int times, Phase phase) {
    Masking piece = pieces.piece(Masking.class, p);
    List<double[][]> masks = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      masks.add(factors(piece.mask(m, n, phase, pieces.dice()), m, n));
    }
    return new DrawnMasks(p, masks);
  }

  private static boolean anyAlike(double[][] rows) {
    return Arrays.stream(rows).anyMatch(row -> DoubleStream.of(row).distinct().count() == 1);
  }

  private static DoubleStream values(double[][] mask) {
    return Arrays.stream(mask).flatMapToDouble(DoubleStream::of);
  }
}
