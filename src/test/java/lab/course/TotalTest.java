package lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotalTest {
  @Test
  void wherePointsAreAHundredTheyStayAsTheyAre() {
    assertThat(IntStream.rangeClosed(0, 100).filter(earned -> Total.of(earned, 100) != earned))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 105, 0",
    "105, 105, 100",
    "50, 105, 48",
    "104, 105, 99",
    "1, 8, 13",
    "3, 40, 8",
  })
  void othersAreScaledToTheNearest(int earned, int all, int total) {
    assertThat(Total.of(earned, all)).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 99, 100, 101, 105, 250, 1000, 7919})
  void aHundredMeansEverythingAndMoreIsNeverLess(int all) {
    int[] totals = IntStream.rangeClosed(0, all).map(earned -> Total.of(earned, all)).toArray();
    assertThat(totals).isSorted().startsWith(0).endsWith(100);
    assertThat(IntStream.of(totals).filter(total -> total == 100).count()).isEqualTo(1);
  }

  @Test
  void whereThereAreNoPointsTheTotalIsNone() {
    assertThat(Total.of(0, 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 106})
  void moreOrLessThanThereIsIsRefused(int earned) {
    assertThatThrownBy(() -> Total.of(earned, 105))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%d points were earned, but there can be 0 to 105".formatted(earned));
  }
}
