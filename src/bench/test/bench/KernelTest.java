package bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
  private static final Kernel SILENT = new Kernel("OpenBLAS", "0.3.31", "", "1");

  @Test
  void isReadAsItWasWritten() {
    Kernel kernel = new Kernel("MKL", "2024.0.2", "AVX-512", "2");
    assertThat(Kernel.parse(kernel.line())).contains(kernel);
    assertThat(Kernel.parse(SILENT.line())).contains(SILENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kernel", "kernel |1||", "kernel OpenBLAS|0.3", "ready a|b|c|d"})
  void whatLibrariesPrintIsNoKernel(String line) {
    assertThat(Kernel.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "kernel OpenBLAS|0.3.31|SkylakeX|1;OpenBLAS 0.3.31 (SkylakeX, 1 thread)",
        "kernel oneDNN|3.11.0|AVX2|2;oneDNN 3.11.0 (AVX2, 2 threads)",
        "kernel XLA|0.10.2||2;XLA 0.10.2 (2 threads)",
        "kernel MKL|||;MKL",
        "kernel MKL|2026.2|AVX2|;MKL 2026.2 (AVX2)"
      })
  void isTold(String line, String told) {
    assertThat(Kernel.parse(line).orElseThrow()).hasToString(told);
  }

  @Test
  void openBlasTellsItsCoreOnStandardError() {
    String said = "a warning\nCore: Cooperlake\nmore\n";
    assertThat(SILENT.withCore(said).architecture()).isEqualTo("Cooperlake");
    assertThat(SILENT.withCore("no core")).isEqualTo(SILENT);
    Kernel other = new Kernel("MKL", "", "", "1");
    assertThat(other.withCore(said)).isEqualTo(other);
  }
}
