package lab.course.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import lab.Sampler;
import lab.course.kit.Checks;
import lab.course.kit.Drawing;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.diagnose.draws.DrawnNumbers;
import lab.diagnose.draws.Trait;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.PieceException;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 8.1, LogUniform. */
@Checks
public final class LogUniformChecks {
  private static final Drawing DRAWING =
      new Drawing(
          List.of(LogUniformChecks::numbers, LogUniformChecks::sources),
          List.of(
              Set.of(Kind.VALUES),
              Set.of(Kind.DISTRIBUTION, Kind.INDEPENDENCE),
              Set.of(Kind.SOURCE)),
          Map.ofEntries(
              Map.entry(DrawnNumbers.UNIFORM, LogUniformMistakes.UNIFORM),
              Map.entry(DrawnNumbers.NATURAL, LogUniformMistakes.NATURAL),
              Map.entry(DrawnNumbers.BINARY, LogUniformMistakes.BINARY),
              Map.entry(DrawnNumbers.EXPONENT, LogUniformMistakes.EXPONENT),
              Map.entry(DrawnNumbers.FROM_HIGH, LogUniformMistakes.FROM_HIGH),
              Map.entry(DrawnNumbers.TIMES_HIGH, LogUniformMistakes.TIMES_HIGH),
              Map.entry(DrawnNumbers.NO_LOW, LogUniformMistakes.NO_LOW),
              Map.entry(DrawnNumbers.WHOLE, LogUniformMistakes.WHOLE),
              Map.entry(DrawnNumbers.steps(100), LogUniformMistakes.STEPS),
              Map.entry(DrawnNumbers.BELL, LogUniformMistakes.BELL),
              Map.entry(DrawnNumbers.MIDDLE, LogUniformMistakes.MIDDLE),
              Map.entry(DrawnNumbers.SINGLE, LogUniformMistakes.SINGLE),
              Map.entry(DrawnNumbers.ONE_TOO_FAR, LogUniformMistakes.ONE_TOO_FAR),
              Map.entry(DrawnNumbers.SIGN, LogUniformMistakes.SIGN),
              Map.entry(DrawnNumbers.SIZES, LogUniformMistakes.SIZES),
              Map.entry(DrawnNumbers.SIZES_ADDED, LogUniformMistakes.SIZES_ADDED),
              Map.entry(DrawnNumbers.MANTISSA, LogUniformMistakes.MANTISSA),
              Map.entry(DrawnNumbers.ALL_THE_SAME, LogUniformMistakes.ALL_THE_SAME),
              Map.entry(DrawnNumbers.ELSEWHERE, LogUniformMistakes.ELSEWHERE)));

  public static final Rubric RUBRIC =
      Rubric.of(
          "8.1",
          "LogUniform",
          Sampler.class,
          LogUniformChecks.class,
          LogUniformMistakes.ALL,
          DRAWING);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("Every draw is from 10^low to 10^high")
  void bounds(Pieces pieces) {
    double[][] cases = {
      {-5, -1}, {-3.5, -3}, {0, 2}, {-2, 3}, {1.5, 1.501}, {-300, -250}, {200, 308}
    };
    for (double[] one : cases) {
      double[] draws = draws(pieces, one[0], one[1], 200);
      for (double draw : draws) {
        double l = Math.log10(draw);
        if (!(l > one[0] - 1e-9 && l < one[1] + 1e-9)) { // what pow and log10 lose
          throw new AssertionError(
              "with low = %s and high = %s a draw is %s, not from %s to %s"
                  .formatted(
                      SignificantDigits.of(one[0]),
                      SignificantDigits.of(one[1]),
                      SignificantDigits.of(draw),
                      SignificantDigits.of(Math.pow(10, one[0])),
                      SignificantDigits.of(Math.pow(10, one[1]))));
        }
      }
      if (DoubleStream.of(draws).distinct().count() == 1) {
        throw new AssertionError("200 draws are all " + SignificantDigits.of(draws[0]));
      }
    }
  }

  /**
   * Of 3200 draws each eighth has 400 ± 19; more than 130 off by chance less than once in 1e10
   * times. Of 2^24 numbers, as many as float32 draws, fewer than one draw on average comes again.
   */
  @Test
  @Order(2)
  @Points(1)
  @DisplayName("Each decade has as many draws as any other, and each half of a decade")
  void decades(Pieces pieces) {
    int[] seen = new int[8];
    double[] draws = draws(pieces, -5, -1, 3200);
    for (double draw : draws) {
      int half = (int) Math.floor(2 * (Math.log10(draw) + 5));
      seen[Math.max(0, Math.min(7, half))]++;
    }
    if (Arrays.stream(seen).anyMatch(count -> count < 270 || count > 530)) {
      throw new AssertionError(
          ("3200 draws with low = -5, high = -1 fall into the halves of the decades from 1e-5 to"
                  + " 1e-1 %s times; each should have about 400")
              .formatted(Arrays.toString(seen)));
    }
    long different = DoubleStream.of(draws).distinct().count();
    if (different < 3000) {
      throw new AssertionError(
          "of 3200 draws with low = -5, high = -1 only %d differ; any number between is as likely"
              .formatted(different));
    }
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("The same random gives the same draws, another one others")
  void reproducible(Pieces pieces) {
    Sampler piece = pieces.piece(Sampler.class, -4.0, -2.0);
    long state = pieces.dice().nextLong();
    double[] first = draws(piece, new SeededRandom(state), 5);
    double[] again = draws(piece, new SeededRandom(state), 5);
    double[] other = draws(piece, new SeededRandom(state + 1), 5);
    if (!Arrays.equals(first, again)) {
      throw new AssertionError("five draws, twice with the same random, differ");
    }
    if (DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(other)).distinct().count()
        < 10) {
      throw new AssertionError(
          "of ten draws some are the same: %s".formatted(Arrays.toString(first)));
    }
    if (!Arrays.stream(first).allMatch(draw -> draw > 0.99e-4 && draw < 1.01e-2)) {
      throw new AssertionError(
          "with low = -4 and high = -2 the draws are %s".formatted(Arrays.toString(first)));
    }
  }

  private static List<Trait> numbers(Pieces pieces) {
    try {
      return numbers(pieces, new double[][] {{-5, -1}, {-3.5, -3}, {1, 2.5}, {-2, 3}});
    } catch (PieceException onlyWholeBounds) {
      return numbers(pieces, new double[][] {{-5, -1}, {1, 4}, {-2, 3}});
    }
  }

  private static List<Trait> numbers(Pieces pieces, double[]... bounds) {
    return DrawnNumbers.of(
        Arrays.stream(bounds)
            .map(one -> new DrawnNumbers(one[0], one[1], draws(pieces, one[0], one[1], 3000)))
            .toList());
  }

  private static List<Trait> sources(Pieces pieces) {
    long state = pieces.dice().nextLong();
    return DrawnNumbers.ofSources(
        draws(pieces.piece(Sampler.class, -4.0, -2.0), new SeededRandom(state), 5),
        draws(pieces.piece(Sampler.class, -4.0, -2.0), new SeededRandom(state), 5),
        draws(pieces.piece(Sampler.class, -4.0, -2.0), new SeededRandom(state + 1), 5));
  }

  private static double[] draws(Pieces pieces, double low, double high, int n) {
    return draws(pieces.piece(Sampler.class, low, high), pieces.dice(), n);
  }

  private static double[] draws(Sampler piece, RandomGenerator random, int n) {
    double[] draws = new double[n];
    Arrays.setAll(draws, i -> piece.draw(random));
    return draws;
  }
}
