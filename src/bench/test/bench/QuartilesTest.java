package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {
  @Test
  void quartilesLieBetweenValues() {
    assertThat(Quartiles.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
    assertThat(Quartiles.of(List.of(5.0, 1.0, 2.0, 3.0, 4.0))).isEqualTo(new Quartiles(2, 3, 4));
  }

  @Test
  void ofOneValueAllThreeAreThat() {
    assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
  }

  @Test
  void oneDisturbedMeasurementMovesTheMedianLittle() {
    assertThat(Quartiles.of(List.of(1.0, 1.1, 1.2, 1.3, 90.0)).median())
        .isCloseTo(1.2, within(1e-12));
  }

  @Test
  void isWrittenWithItsQuartiles() {
    assertThat(new Quartiles(1.21, 1.237, 1.3).text("%.2f")).isEqualTo("1.24 (1.21–1.30)");
  }

  @Test
  void ofNothingIsASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quartiles.of(List.of()))
        .withMessage("spread: there must be at least one value, but is none");
  }
}
