package lab.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lab.report.ClaimVerdict;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void severalValuesHaveStudentsInterval() {
    Interval interval = Interval.student(57, 58, 59);

    assertThat(interval.mean()).isEqualTo(58);
    assertThat(interval.half()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(interval.high() - interval.low()).isCloseTo(2 * interval.half(), within(1e-12));
    assertThat(interval.n()).isEqualTo(3);
  }

  @Test
  void oneValueHasNoSpreadAndSoNoInterval() {
    Interval interval = Interval.student(57);

    assertThat(interval.half()).isNaN();
    assertThat(interval.detectable()).isNaN();
    assertThat(interval).hasToString("57.00");
  }

  @Test
  void equalValuesHaveAnIntervalOfNoWidth() {
    assertThat(Interval.student(5, 5, 5)).isEqualTo(new Interval(5, 0, 2, 3));
    assertThat(Interval.student(5, 5, 5)).hasToString("5.00 ± 0.00");
  }

  @Test
  void valuesThatAreNoNumbersAreLeftOut() {
    assertThat(Interval.student(1, Double.NaN, 3)).isEqualTo(Interval.student(1, 3));
  }

  @Test
  void nothingHasNoInterval() {
    Interval none = Interval.student();

    assertThat(none.mean()).isNaN();
    assertThat(none.half()).isNaN();
    assertThat(none.n()).isZero();
    assertThat(none).hasToString("–");
  }

  @Test
  void theOtherSignTurnsItRound() {
    Interval interval = Interval.student(1, 2, 6);
    assertThat(interval.negated().low()).isEqualTo(-interval.high());
    assertThat(interval.negated().high()).isEqualTo(-interval.low());
  }

  @Test
  void aKnownErrorAddsToTheSeedsAndMakesTheirDegreesOfFreedomMore() {
    Interval both = new Interval(1, 0.3, 2, 3).plus(0.4);

    assertThat(both.error()).isCloseTo(0.5, within(1e-12));
    assertThat(both.df()).isCloseTo(2 * Math.pow(0.5 / 0.3, 4), within(1e-9)); // Satterthwaite
    Interval known = new Interval(0, 1, Double.POSITIVE_INFINITY, 1);
    assertThat(known.half()).isCloseTo(1.959964, within(1e-6));
  }

  /** A thousand repetitions: with the difference that it names, four of five are seen. */
  @Test
  void theDetectableDifferenceIsSeenFourTimesInFive() {
    var random = new SplittableRandom(1);
    double deviation = 0.7;
    double detectable = new Interval(0, deviation / Math.sqrt(5), 24, 5).detectable();
    int seen = 0;
    int falsely = 0;
    for (int i = 0; i < 1000; i++) {
      double[][] rows = new double[6][5];
      for (double[] row : rows) {
        Arrays.setAll(row, seed -> deviation * random.nextGaussian());
      }
      SeedSpread spread = SeedSpread.ofValues(List.of(rows));
      double noise = Arrays.stream(rows[0]).average().getAsDouble();
      Interval none = new Interval(noise, spread.around(rows[0]).error(), 24, 5);
      Interval some = new Interval(noise + detectable, none.error(), 24, 5);
      falsely += ClaimVerdict.above(0, none) == ClaimVerdict.AGREES ? 1 : 0;
      seen += ClaimVerdict.above(0, some) == ClaimVerdict.AGREES ? 1 : 0;
    }
    assertThat(seen).isBetween(770, 830);
    assertThat(falsely).as("once in 40").isBetween(15, 37);
  }
}
