package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void severalValuesHaveStudentsInterval() {
    Interval interval = Interval.of(new double[] {57, 58, 59}, 0.1);

    assertThat(interval.mean()).isEqualTo(58);
    assertThat(interval.half()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(interval.n()).isEqualTo(3);
  }

  @Test
  void oneValueHasOnlyItsStandardError() {
    Interval interval = Interval.of(new double[] {57}, 0.5);

    assertThat(interval.low()).isCloseTo(57 - 1.959964 * 0.5, within(1e-6));
    assertThat(interval.high()).isCloseTo(57 + 1.959964 * 0.5, within(1e-6));
  }

  @Test
  void equalValuesHaveAnIntervalOfNoWidth() {
    assertThat(Interval.student(5, 5, 5)).isEqualTo(new Interval(5, 5, 5, 3));
  }

  @Test
  void valuesThatAreNoNumbersAreLeftOut() {
    assertThat(Interval.of(new double[] {1, Double.NaN, 3}, 9)).isEqualTo(Interval.student(1, 3));
  }

  @Test
  void nothingHasNoInterval() {
    Interval none = Interval.of(new double[] {}, Double.NaN);

    assertThat(none.mean()).isNaN();
    assertThat(none.half()).isNaN();
    assertThat(none.n()).isZero();
    assertThat(none).hasToString("–");
  }

  @Test
  void theOtherSignTurnsItRound() {
    assertThat(new Interval(2, 1, 4, 3).negated()).isEqualTo(new Interval(-2, -4, -1, 3));
  }
}
