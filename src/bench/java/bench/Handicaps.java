package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges whether a contestant computes as fast as its libraries can here: one that does not is no
 * measure of anybody, and must not make this lab look fast.
 *
 * @param processor what it has; nothing where that is not known
 */
record Handicaps(Optional<Instructions> processor) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** The variables that choose a library's kernel, each with its library. */
  private static final Map<String, String> CHOOSING =
      Map.of(
          "OPENBLAS_CORETYPE", "OpenBLAS",
          "MKL_ENABLE_INSTRUCTIONS", "MKL",
          "MKL_CBWR", "MKL",
          "MKL_DEBUG_CPU_TYPE", "MKL",
          "DNNL_MAX_CPU_ISA", "oneDNN",
          "ONEDNN_MAX_CPU_ISA", "oneDNN",
          "ATEN_CPU_CAPABILITY", "ATen");

  /** On this machine. */
  static Handicaps here() {
    try {
      return new Handicaps(
          Instructions.ofProcessor(Files.readString(CPU_INFO, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) { // another system than Linux
      return new Handicaps(Optional.empty());
    }
  }

  /** Whether a variable of the environment chooses the kernel of a library. */
  static boolean chooses(String variable) {
    return CHOOSING.containsKey(variable);
  }

  /** A sentence for each variable that chooses a kernel, for who has not begun to measure. */
  static List<String> foreseen(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .filter(variable -> chooses(variable.getKey()))
            .map(
                variable ->
                    "the environment has %s, which chooses the kernel of %s: what computes with it is not comparable; end this with Ctrl-C and unset it, unless that is meant"
                        .formatted(variable, CHOOSING.get(variable.getKey())))
            .toList();
  }

  /**
   * A sentence for each thing that slows a contestant down.
   *
   * @param name whose
   * @param kernels what multiplies in it
   * @param environment it runs in
   */
  List<String> of(String name, List<Kernel> kernels, Map<String, String> environment) {
    List<String> sentences = new ArrayList<>();
    for (Kernel kernel : kernels) {
      if (kernel.library().equals(Kernel.REFERENCE)) {
        sentences.add(
            "%s computes with the reference BLAS, which is made to be read and not to be fast: apt-get install libopenblas0 brings a fast one to Debian's packages, labs/lab bench --peers to all in Python"
                .formatted(name));
      }
      belowProcessor(name, kernel).ifPresent(sentences::add);
    }
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              String library = CHOOSING.get(variable);
              if (kernels.stream().anyMatch(kernel -> kernel.library().equals(library))) {
                sentences.add(
                    "%s does not choose by itself what it computes with, since the environment has %s=%s: unset it"
                        .formatted(name, variable, value));
              }
            });
    return sentences.stream().distinct().toList(); // SciPy and NumPy have an OpenBLAS each
  }

  private Optional<String> belowProcessor(String name, Kernel kernel) {
    return Instructions.ofKernel(kernel.architecture())
        .filter(used -> processor.filter(has -> has.compareTo(used) > 0).isPresent())
        .map(
            used ->
                "%s computes with less than the processor has, since its %s takes the kernel for %s and there is %s: a newer version may know the processor"
                    .formatted(
                        name,
                        kernel.library(),
                        used.named(kernel.architecture()),
                        processor.get()));
  }
}
