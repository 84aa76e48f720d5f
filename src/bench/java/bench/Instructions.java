package bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What decides how fast a processor of Intel's or AMD's multiplies matrices, the slowest first. */
enum Instructions {
  BASIC(
      "less than AVX2",
      "SSE.*|AVX|less than AVX2|DEFAULT|NO AVX|generic|Prescott|Banias|Atom|Core2|Penryn|Dunnington|Nehalem|Opteron.*|Barcelona|Nano|Sandybridge|Bobcat|Bulldozer|Piledriver|Steamroller"),
  AVX2("AVX2", "AVX2|Haswell|Excavator|Zen"),
  AVX512("AVX-512", "AVX.?512.*|AVX10.*|SkylakeX|Cooperlake|SapphireRapids|skx|zen[45]");

  private final String described;
  private final Pattern architectures;

  Instructions(String described, String architectures) {
    this.described = described;
    this.architectures = Pattern.compile(architectures, Pattern.CASE_INSENSITIVE);
  }

  /** By the name that a library gives its kernel; nothing for a name that is not known here. */
  static Optional<Instructions> ofKernel(String architecture) {
    return Arrays.stream(values())
        .filter(one -> one.architectures.matcher(architecture).matches())
        .findFirst();
  }

  /**
   * What a processor has.
   *
   * @param cpuInfo Linux' {@code /proc/cpuinfo}; nothing if no flags of such a processor are in it
   */
  static Optional<Instructions> ofProcessor(String cpuInfo) {
    return cpuInfo
        .lines()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .map(line -> ofFlags(List.of(line.replaceFirst(".*:", "").strip().split(" "))));
  }

  /** OpenBLAS, MKL and oneDNN ask for these four of AVX-512. */
  private static Instructions ofFlags(List<String> flags) {
    if (flags.containsAll(List.of("avx512f", "avx512bw", "avx512dq", "avx512vl"))) {
      return AVX512;
    }
    return flags.containsAll(List.of("avx2", "fma")) ? AVX2 : BASIC;
  }

  /** With the name of a kernel that needs them, as {@code Haswell (AVX2)}. */
  String named(String architecture) {
    return architecture.replace("-", "").equals(described.replace("-", ""))
        ? described
        : architecture + " (" + described + ")";
  }

  /** As processors' makers write it. */
  @Override
  public String toString() {
    return described;
  }
}
