package reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import lab.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CyclicalScheduleTest {
  @Test
  void theExampleOfTheJavadoc() {
    Schedule schedule = new CyclicalSchedule(0.1, 1.1, 2).decay(0.5);
    double[] rates = LongStream.range(0, 9).mapToDouble(schedule::eta).toArray();
    assertThat(rates)
        .containsExactly(
            new double[] {0.1, 0.6, 1.1, 0.6, 0.1, 0.35, 0.6, 0.35, 0.1}, within(1e-15));
    assertThat(schedule.period()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"500, 1", "800, 0.8", "7, 0.5", "1, 0.9", "900, 0.8"})
  void itRisesAndFallsBetweenItsBounds(int n_s, double rho) {
    Schedule schedule = new CyclicalSchedule(1e-5, 1e-1, n_s, rho);
    for (int c = 0; c < 9; c++) {
      long start = c * schedule.period();
      double peak = 1e-5 + (1e-1 - 1e-5) * Math.pow(rho, c);
      assertThat(schedule.eta(start)).isEqualTo(1e-5);
      assertThat(schedule.eta(start + n_s)).isCloseTo(peak, within(1e-16));
      for (int k = 0; k < n_s; k++) {
        double up = schedule.eta(start + k);
        assertThat(up).isBetween(1e-5, peak).isLessThan(schedule.eta(start + k + 1));
        assertThat(schedule.eta(start + 2L * n_s - k))
            .as("mirrored")
            .isCloseTo(k == 0 ? 1e-5 : up, within(1e-15));
      }
    }
  }

  @Test
  void itGoesOnForEver() {
    Schedule schedule = new CyclicalSchedule(1e-5, 1e-1, 900);
    assertThat(schedule.eta(1800L * 10_000_000_000L + 900)).isEqualTo(1e-1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2, 1, 'eta_min must be positive and finite, but is 0.0'",
    "-1, 1, 2, 1, 'eta_min must be positive and finite, but is -1.0'",
    "NaN, 1, 2, 1, 'eta_min must be positive and finite, but is NaN'",
    "Infinity, Infinity, 5, 1, 'eta_min must be positive and finite, but is Infinity'",
    "-Infinity, 1, 2, 1, 'eta_min must be positive and finite, but is -Infinity'",
    "0.2, 0.1, 2, 1, 'eta_max must be finite and at least eta_min = 0.2, but is 0.1'",
    "0.2, NaN, 2, 1, 'eta_max must be finite and at least eta_min = 0.2, but is NaN'",
    "0.2, Infinity, 2, 1, 'eta_max must be finite and at least eta_min = 0.2, but is Infinity'",
    "0.2, -Infinity, 2, 1, 'eta_max must be finite and at least eta_min = 0.2, but is -Infinity'",
    "0.1, 1, 0, 1, 'n_s must be at least 1 update, but is 0'",
    "0.1, 1, 2, 0, 'rho must be above 0 and at most 1, but is 0.0'",
    "0.1, 1, 2, 1.5, 'rho must be above 0 and at most 1, but is 1.5'",
    "0.1, 1, 2, NaN, 'rho must be above 0 and at most 1, but is NaN'",
    "0.1, 1, 2, Infinity, 'rho must be above 0 and at most 1, but is Infinity'",
    "0.1, 1, 2, -Infinity, 'rho must be above 0 and at most 1, but is -Infinity'"
  })
  void numbersOutOfRangeAreRefused(
      double eta_min, double eta_max, int n_s, double rho, String sentence) {
    assertThatThrownBy(() -> new CyclicalSchedule(eta_min, eta_max, n_s, rho))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CyclicalSchedule: " + sentence);
  }

  @Test
  void thereIsNoUpdateBeforeTheFirst() {
    assertThatThrownBy(() -> new CyclicalSchedule(0.1, 1, 2).eta(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CyclicalSchedule: t must be 0 or more, but is -1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aConstantRateMustBePositiveAndFinite(double eta) {
    assertThat(Schedule.constant(0.3).eta(77)).isEqualTo(0.3);
    assertThat(Schedule.constant(0.3).period()).isZero();
    assertThatThrownBy(() -> Schedule.constant(eta))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Schedule.constant: eta must be positive and finite, but is " + eta);
  }
}
