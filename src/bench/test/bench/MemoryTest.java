package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final List<String> STATUS =
      List.of("Name:\tjava", "VmPeak:\t 9000000 kB", "VmHWM:\t  500000 kB", "VmRSS:\t  400000 kB");

  @Test
  void isReadFromWhatLinuxTells() {
    assertThat(Memory.PEAK.in(STATUS)).isEqualTo(512);
    assertThat(Memory.NOW.in(STATUS)).isEqualTo(409.6);
  }

  @Test
  void whereNothingIsToldItIsNoNumber() {
    assertThat(Memory.PEAK.in(List.of("Name:\tjava"))).isNaN();
    assertThat(Memory.NOW.of(-1)).isNaN();
  }

  @Test
  void theFirstQuarterDoesNotCountAsGrowth() {
    double[] megabytes = new double[40];
    Arrays.fill(megabytes, 500);
    Arrays.fill(megabytes, 0, 10, 300);
    assertThat(Growth.sentence(megabytes))
        .isEqualTo(
            "Memory over 10,000 updates: 500 MB on average in the second quarter, 500 MB in the last (+0.0 %): it is flat.");
  }

  @Test
  void aLeakIsCalledOne() {
    double[] megabytes = new double[40];
    Arrays.setAll(megabytes, i -> 400 + 10 * i);
    assertThat(Growth.sentence(megabytes)).endsWith("745 MB in the last (+36.7 %): it grows.");
  }

  @Test
  void aSystemThatDoesNotTellIsNotCalledFlat() {
    double[] megabytes = new double[40];
    Arrays.fill(megabytes, Double.NaN);
    assertThat(Growth.sentence(megabytes))
        .isEqualTo("Memory: this system does not tell how much a process has.");
  }
}
