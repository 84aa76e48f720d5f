package lab.report;

import static lab.report.Verdict.AGREES;
import static lab.report.Verdict.DISAGREES;
import static lab.report.Verdict.NOT_RUN;
import static lab.report.Verdict.WITHIN_NOISE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "1.1, 3, AGREES",
    "1, 3, WITHIN_NOISE",
    "-1, 3, WITHIN_NOISE",
    "-1, 1, WITHIN_NOISE",
    "-3, 0.9, DISAGREES",
    "1, 1, WITHIN_NOISE",
    "2, 2, AGREES",
    "NaN, NaN, NOT_RUN",
    "2, NaN, NOT_RUN"
  })
  void theWholeIntervalMustLieOnOneSideOfOne(double low, double high, Verdict expected) {
    assertThat(Verdict.above(1, new Interval(2, low, high, 3))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "AGREES, AGREES, AGREES",
    "AGREES, WITHIN_NOISE, WITHIN_NOISE",
    "DISAGREES, WITHIN_NOISE, DISAGREES",
    "AGREES, DISAGREES, DISAGREES",
    "NOT_RUN, AGREES, NOT_RUN",
    "DISAGREES, NOT_RUN, NOT_RUN"
  })
  void twoClaimsAreAsGoodAsTheWeaker(Verdict one, Verdict other, Verdict both) {
    assertThat(one.and(other)).isEqualTo(both);
    assertThat(other.and(one)).isEqualTo(both);
  }

  @Test
  void theyReadAsWords() {
    assertThat(Verdict.values())
        .extracting(Verdict::toString)
        .containsExactly("agrees", "within noise", "disagrees", "not run");
    assertThat(new Verdict[] {AGREES, WITHIN_NOISE, DISAGREES, NOT_RUN})
        .isEqualTo(Verdict.values());
  }
}
