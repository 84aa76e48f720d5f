package bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionsTest {
  private static final String AVX2 = "fpu sse4_2 avx fma avx2";

  private static String cpuInfo(String flags) {
    return "processor\t: 0\nmodel name\t: some\nflags\t\t: " + flags + "\nbugs\t\t:\n";
  }

  @Test
  void aProcessorsAreReadFromItsFlags() {
    String most = AVX2 + " avx512f avx512dq avx512bw";
    assertThat(Instructions.ofProcessor(cpuInfo("fpu sse4_2"))).contains(Instructions.BASIC);
    assertThat(Instructions.ofProcessor(cpuInfo(AVX2))).contains(Instructions.AVX2);
    assertThat(Instructions.ofProcessor(cpuInfo(most))).contains(Instructions.AVX2);
    assertThat(Instructions.ofProcessor(cpuInfo(most + " avx512vl"))).contains(Instructions.AVX512);
  }

  @Test
  void anotherKindOfProcessorHasNoneOfThem() {
    assertThat(Instructions.ofProcessor("processor\t: 0\nFeatures\t: fp asimd\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Nehalem, BASIC",
    "Sandybridge, BASIC",
    "SSE4.2, BASIC",
    "AVX, BASIC",
    "DEFAULT, BASIC",
    "Haswell, AVX2",
    "Zen, AVX2",
    "AVX2, AVX2",
    "SkylakeX, AVX512",
    "Cooperlake, AVX512",
    "SapphireRapids, AVX512",
    "AVX-512, AVX512",
    "AVX512, AVX512",
    "skx, AVX512"
  })
  void kernelsHaveThemByTheirNames(String architecture, Instructions instructions) {
    assertThat(Instructions.ofKernel(architecture)).contains(instructions);
  }

  @Test
  void aKernelThatIsNamedAfterThemIsNamedOnce() {
    assertThat(Instructions.AVX2.named("Haswell")).isEqualTo("Haswell (AVX2)");
    assertThat(Instructions.AVX2.named("AVX2")).isEqualTo("AVX2");
    assertThat(Instructions.AVX512.named("AVX512")).isEqualTo("AVX-512");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "armv8", "NeoverseN1", "Diamond Rapids"})
  void anUnknownNameIsNotJudged(String architecture) {
    assertThat(Instructions.ofKernel(architecture)).isEmpty();
  }
}
