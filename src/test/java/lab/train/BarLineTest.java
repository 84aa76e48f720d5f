package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarLineTest {
  private static final String NUMBERS = "validation 51.2 %, batch loss 1.234, rate 0.05";

  private static String line(int width) {
    return BarLine.line("training", 650, 1440, Duration.ofSeconds(72), NUMBERS, width);
  }

  @Test
  void theMoreRoomTheMoreNumbers() {
    assertThat(line(99))
        .isEqualTo(
            "training  45% │██████         │ validation 51.2 %, batch loss 1.234, rate 0.05, 1:12 left, 650/1440");
    assertThat(line(79))
        .isEqualTo(
            "training  45% │██   │ validation 51.2 %, batch loss 1.234, rate 0.05, 1:12 left");
    assertThat(line(59)).isEqualTo("training  45% │███    │ validation 51.2 %, batch loss 1.234");
  }

  @ParameterizedTest
  @CsvSource({"99", "79", "59", "45"})
  void noNumberIsCutAndValidationStays(int width) {
    assertThat(line(width)).contains("validation 51.2 %").hasSizeLessThanOrEqualTo(width);
    assertThat((NUMBERS + ", 1:12 left, 650/1440")).contains(line(width).replaceFirst(".*│ ", ""));
  }

  @Test
  void beginningAndEnd() {
    assertThat(BarLine.line("rows", 0, 0, null, "", 40))
        .startsWith("rows   0% │ ")
        .endsWith("│ 0/0");
    assertThat(BarLine.line("rows", 5, 5, Duration.ZERO, "", 40))
        .isEqualTo("rows 100% │████████████████████████│ 5/5");
    assertThat(BarLine.line("rows", 1, 2, Duration.ofMinutes(61), "", 40)).contains("1:01:00 left");
  }
}
