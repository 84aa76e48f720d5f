package lab.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes the machine that a report or a measurement ran on: enough to compare times, but nothing
 * that identifies its owner.
 */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** By the name of each property. */
  public static Map<String, String> describe() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("Java heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at most");
    return machine;
  }

  /** Linux and Windows tell the model; elsewhere, the architecture must do. */
  private static String processor() {
    try (Stream<String> lines =
        Files.isReadable(CPU_INFO)
            ? Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)
            : Stream.empty()) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
          .orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  private static String property(String name) {
    return System.getProperty(name);
  }
}
