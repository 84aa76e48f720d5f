package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void quartilesLieBetweenValues() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(1.75, 2.5, 3.25));
    assertThat(Spread.of(List.of(5.0, 1.0, 2.0, 3.0, 4.0))).isEqualTo(new Spread(2, 3, 4));
  }

  @Test
  void ofOneValueAllThreeAreThat() {
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void oneDisturbedMeasurementMovesTheMedianLittle() {
    assertThat(Spread.of(List.of(1.0, 1.1, 1.2, 1.3, 90.0)).median()).isCloseTo(1.2, within(1e-12));
  }

  @Test
  void isWrittenWithItsQuartiles() {
    assertThat(new Spread(1.21, 1.237, 1.3).text("%.2f")).isEqualTo("1.24 (1.21–1.30)");
  }

  @Test
  void ofNothingIsASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spread.of(List.of()))
        .withMessage("spread: there must be at least one value, but is none");
  }
}
