package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import lab.base.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimVerdictTest {
  @ParameterizedTest
  @CsvSource({
    "1.1, 3, AGREES",
    "0.99, 3, WITHIN_NOISE",
    "-1, 3, WITHIN_NOISE",
    "-1, 1.01, WITHIN_NOISE",
    "-3, 0.9, DISAGREES",
    "1, 1, WITHIN_NOISE",
    "2, 2, AGREES"
  })
  void theWholeIntervalMustLieOnOneSideOfOne(double low, double high, ClaimVerdict expected) {
    double error = (high - low) / 2 / new Interval(0, 1, 4, 5).half();
    assertThat(ClaimVerdict.above(1, new Interval((low + high) / 2, error, 4, 5)))
        .isEqualTo(expected);
  }

  @Test
  void oneSeedGivesNoVerdict() {
    assertThat(ClaimVerdict.above(0, Interval.student(7))).isEqualTo(ClaimVerdict.ONE_SEED);
    assertThat(ClaimVerdict.above(0, Interval.student())).isEqualTo(ClaimVerdict.NOT_RUN);
  }

  @ParameterizedTest
  @CsvSource({
    "AGREES, AGREES, AGREES",
    "AGREES, WITHIN_NOISE, WITHIN_NOISE",
    "DISAGREES, WITHIN_NOISE, DISAGREES",
    "AGREES, DISAGREES, DISAGREES",
    "ONE_SEED, AGREES, ONE_SEED",
    "NOT_RUN, AGREES, NOT_RUN",
    "DISAGREES, NOT_RUN, NOT_RUN"
  })
  void twoClaimsAreAsGoodAsTheWeaker(ClaimVerdict one, ClaimVerdict other, ClaimVerdict both) {
    assertThat(one.and(other)).isEqualTo(both);
    assertThat(other.and(one)).isEqualTo(both);
  }

  @Test
  void theyReadAsWordsAndOthersWhereTheyAreNotAboutTheReport() {
    assertThat(ClaimVerdict.values())
        .extracting(verdict -> verdict.words(true))
        .containsExactly("agrees", "within noise", "disagrees", "one seed", "not run");
    assertThat(ClaimVerdict.values())
        .extracting(verdict -> verdict.words(false))
        .containsExactly(
            "holds here", "within noise here", "does not hold here", "one seed", "not run");
  }
}
