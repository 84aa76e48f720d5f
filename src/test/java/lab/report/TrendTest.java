package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static double[] upTo(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }

  @Test
  void ofFivePointsInOrderOneOrderOf120IsAsClear() {
    Trend trend = Trend.of(upTo(5), new double[] {9, 8, 7, 1, 0});

    assertThat(trend.correlation()).isCloseTo(-1, within(1e-12));
    assertThat(trend.falling()).isEqualTo(1 / 120.0);
    assertThat(trend.rising()).isEqualTo(1);
    assertThat(trend.falls()).isEqualTo(ClaimVerdict.AGREES);
  }

  @Test
  void aClimbDisagrees() {
    assertThat(Trend.of(upTo(6), upTo(6)).falls()).isEqualTo(ClaimVerdict.DISAGREES);
  }

  @Test
  void fourPointsShowNothingHoweverClear() {
    Trend trend = Trend.of(upTo(4), new double[] {9, 8, 7, 1});

    assertThat(trend.falling()).as("one order of 24").isEqualTo(1 / 24.0);
    assertThat(trend.falls()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
    assertThat(trend.detectable()).isEqualTo(1);
  }

  @Test
  void equalValuesHaveNoTrend() {
    Trend trend = Trend.of(upTo(8), new double[8]);

    assertThat(trend.falls()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
    assertThat(trend.falling()).isEqualTo(1);
  }

  @Test
  void theSamePointsHaveTheSameTrend() {
    double[] y = {3, 1, 2, 5, 4, 0};
    assertThat(Trend.of(upTo(6), y)).isEqualTo(Trend.of(upTo(6), y));
  }

  @Test
  void chanceAgreesOnceIn40() {
    SplittableRandom random = new SplittableRandom(7);
    long agrees =
        IntStream.range(0, 100)
            .filter(
                i -> {
                  double[] y = new double[6];
                  Arrays.setAll(y, j -> random.nextGaussian());
                  return Trend.of(upTo(6), y).falls() == ClaimVerdict.AGREES;
                })
            .count();
    assertThat(agrees).isBetween(0L, 8L);
  }
}
