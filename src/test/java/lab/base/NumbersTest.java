package lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void settingsAreShort() {
    assertThat(Numbers.setting(0.001)).isEqualTo("0.001");
    assertThat(Numbers.setting(1e-4)).isEqualTo("1e-4");
    assertThat(Numbers.setting(1.6081234e-5)).isEqualTo("1.608e-5");
    assertThat(Numbers.setting(9)).isEqualTo("9");
    assertThat(Numbers.setting(0.8)).isEqualTo("0.8");
  }

  @Test
  void differencesHaveASignAndAccuraciesADashWhereThereAreNone() {
    assertThat(Numbers.points(2.639)).isEqualTo("+2.64");
    assertThat(Numbers.points(-0.841)).isEqualTo("−0.84");
    assertThat(Numbers.points(new Interval(1, 0.5, 4, 5))).isEqualTo("+1.00 ± 1.39");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("–");
  }
}
