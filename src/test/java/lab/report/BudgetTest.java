package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void fullIsTheReportItself() {
    assertThat(Budget.FULL.n_s(900)).isEqualTo(900);
    assertThat(Budget.FULL.cycles(9)).isEqualTo(9);
    assertThat(Budget.FULL.epochs(30)).isEqualTo(30);
    assertThat(Budget.FULL.draws(10)).isEqualTo(10);
    assertThat(Budget.FULL.units(2000)).isEqualTo(2000);
    assertThat(Budget.FULL.images(45_000, 50_000)).isEqualTo(45_000);
  }

  @Test
  void smallerOnesDoLessOfEverything() {
    assertThat(Budget.QUICK.n_s(900)).isEqualTo(100);
    assertThat(Budget.QUICK.cycles(9)).isEqualTo(6);
    assertThat(Budget.QUICK.epochs(30)).isEqualTo(12);
    assertThat(Budget.TINY.n_s(900)).isEqualTo(30);
    assertThat(Budget.TINY.cycles(9)).isEqualTo(3);
    assertThat(Budget.TINY.epochs(30)).isEqualTo(2);
    assertThat(Budget.TINY.draws(10)).isEqualTo(4);
    assertThat(Budget.QUICK.units(2000)).isEqualTo(300);
    assertThat(Budget.TINY.units(2000)).isEqualTo(200);
    assertThat(Budget.TINY.units(150)).isEqualTo(150);
    assertThat(Budget.TINY.images(45_000, 50_000)).isEqualTo(4_500);
  }

  @Test
  void noneDoesNothingAndPhasesNeedTwoCycles() {
    assertThat(Budget.TINY.cycles(1)).isEqualTo(1);
    assertThat(Budget.TINY.cycles(2)).isEqualTo(2);
    assertThat(Budget.TINY.cycles(3)).isEqualTo(2);
    assertThat(Budget.TINY.n_s(1)).isEqualTo(1);
    assertThat(Budget.TINY.epochs(1)).isEqualTo(1);
  }

  @Test
  void aSmallerSetIsDividedInTheSameProportion() {
    assertThat(Budget.QUICK.images(45_000, 10_000)).isEqualTo(9_000);
    assertThat(Budget.QUICK.images(1_000, 10_000)).isEqualTo(200);
    assertThat(Budget.FULL.images(49_000, 60_000)).isEqualTo(49_000);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(Budget.named("quick")).isEqualTo(Budget.QUICK);
    assertThatThrownBy(() -> Budget.named("huge"))
        .hasMessage("report: budget must be tiny, quick, full, but is \"huge\"");
  }
}
