package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandicapsTest {
  private static final Handicaps WITH_AVX512 = new Handicaps(Optional.of(Instructions.AVX512));
  private static final Handicaps UNKNOWN = new Handicaps(Optional.empty());

  private static Kernel kernel(String library, String architecture) {
    return new Kernel(library, "1.0", architecture, "1");
  }

  private static List<String> of(Handicaps handicaps, Kernel... kernels) {
    return handicaps.of("NumPy", List.of(kernels), Map.of("PATH", "/bin"));
  }

  @Test
  void whoComputesWithAllThatThereIsHasNone() {
    assertThat(of(WITH_AVX512, kernel("OpenBLAS", "SkylakeX"), kernel("oneDNN", "AVX-512")))
        .isEmpty();
    assertThat(of(new Handicaps(Optional.of(Instructions.AVX2)), kernel("OpenBLAS", "Zen")))
        .isEmpty();
    assertThat(of(WITH_AVX512)).isEmpty();
  }

  @Test
  void theReferenceBlasIsOne() {
    assertThat(of(UNKNOWN, kernel(Kernel.REFERENCE, "")))
        .containsExactly(
            "NumPy computes with the reference BLAS, which is made to be read and not to be fast: apt-get install libopenblas0 brings a fast one to Debian's packages, labs/lab bench --peers to all in Python");
  }

  @Test
  void aKernelOfAnOlderProcessorIsOne() {
    assertThat(of(WITH_AVX512, kernel("OpenBLAS", "Haswell")))
        .containsExactly(
            "NumPy computes with less than the processor has, since its OpenBLAS takes the kernel for Haswell (AVX2) and there is AVX-512: a newer version may know the processor");
    assertThat(of(WITH_AVX512, kernel("MKL", "SSE4.2"), kernel("OpenBLAS", "Nehalem"))).hasSize(2);
  }

  @Test
  void whatTheEnvironmentChoosesIsToldBeforeAnythingIsMeasured() {
    assertThat(Handicaps.foreseen(Map.of("OPENBLAS_CORETYPE", "Haswell", "PATH", "/bin")))
        .containsExactly(
            "the environment has OPENBLAS_CORETYPE=Haswell, which chooses the kernel of OpenBLAS: what computes with it is not comparable; end this with Ctrl-C and unset it, unless that is meant");
  }

  @Test
  void twoOfALibraryAreToldOnce() {
    assertThat(of(WITH_AVX512, kernel("OpenBLAS", "Haswell"), kernel("OpenBLAS", "Haswell")))
        .hasSize(1);
  }

  @Test
  void whatIsNotKnownIsNotJudged() {
    assertThat(of(UNKNOWN, kernel("OpenBLAS", "Nehalem"))).isEmpty();
    assertThat(of(WITH_AVX512, kernel("OpenBLAS", "Tomorrow"), kernel("XLA", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OPENBLAS_CORETYPE, OpenBLAS",
    "MKL_ENABLE_INSTRUCTIONS, MKL",
    "MKL_CBWR, MKL",
    "MKL_DEBUG_CPU_TYPE, MKL",
    "DNNL_MAX_CPU_ISA, oneDNN",
    "ONEDNN_MAX_CPU_ISA, oneDNN",
    "ATEN_CPU_CAPABILITY, ATen"
  })
  void aVariableThatChoosesTheKernelIsOneOfItsLibraryAlone(String variable, String library) {
    Map<String, String> environment = Map.of(variable, "some");
    assertThat(Handicaps.chooses(variable)).isTrue();
    assertThat(UNKNOWN.of("NumPy", List.of(kernel(library, "")), environment))
        .containsExactly(
            "NumPy does not choose by itself what it computes with, since the environment has %s=some: unset it"
                .formatted(variable));
    assertThat(UNKNOWN.of("NumPy", List.of(kernel("another", "")), environment)).isEmpty();
  }

  @Test
  void settingsForThreadsAreNone() {
    assertThat(Handicaps.chooses("OPENBLAS_NUM_THREADS")).isFalse();
    assertThat(UNKNOWN.of("x", List.of(kernel("MKL", "")), Map.of("MKL_NUM_THREADS", "1")))
        .isEmpty();
  }
}
