package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process's memory as Linux counts it. */
enum Memory {
  PEAK("VmHWM:"),
  NOW("VmRSS:");

  private final String field;

  Memory(String field) {
    this.field = field;
  }

  /** In MB; NaN where the system does not tell. */
  double of(long pid) {
    try {
      return in(Files.readAllLines(Path.of("/proc/" + pid + "/status")));
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** From lines such as {@code VmHWM: 204800 kB}. */
  double in(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }
}
