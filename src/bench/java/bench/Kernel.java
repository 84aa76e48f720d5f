package bench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What multiplies matrices in a contestant, as the line {@code kernel
 * LIBRARY|VERSION|ARCHITECTURE|THREADS}; what the library does not tell is empty.
 *
 * @param library such as {@code OpenBLAS}
 * @param version of it
 * @param architecture the processor or the instructions that it computes for, such as {@code
 *     SkylakeX} or {@code AVX2}
 * @param threads how many it has
 */
public record Kernel(String library, String version, String architecture, String threads) {
  /** The library of NumPy's Debian package, where no other is installed. */
  static final String REFERENCE = "reference BLAS";

  /** The library of ND4J and of most of Python's. */
  public static final String OPENBLAS = "OpenBLAS";

  private static final Pattern FORM =
      Pattern.compile("kernel ([^|]+)\\|([^|]*)\\|([^|]*)\\|([^|]*)");

  private static final Pattern CORE = Pattern.compile("(?m)^Core: (\\S+)$");

  /** Reads a line; nothing if it is none of this form, since native libraries print, too. */
  static Optional<Kernel> parse(String line) {
    Matcher found = FORM.matcher(line.strip());
    return found.matches()
        ? Optional.of(new Kernel(found.group(1), found.group(2), found.group(3), found.group(4)))
        : Optional.empty();
  }

  /** OpenBLAS itself tells its kernel on standard error alone, if OPENBLAS_VERBOSE is 2. */
  Kernel withCore(String standardError) {
    Matcher core = CORE.matcher(standardError);
    return library.equals(OPENBLAS) && architecture.isEmpty() && core.find()
        ? new Kernel(library, version, core.group(1), threads)
        : this;
  }

  /** The line. */
  String line() {
    return "kernel " + String.join("|", library, version, architecture, threads);
  }

  /** As {@code OpenBLAS 0.3.31 (SkylakeX, 1 thread)}. */
  @Override
  public String toString() {
    String name = version.isEmpty() ? library : library + " " + version;
    String count = threads.equals("1") ? "1 thread" : threads + " threads";
    String more =
        Stream.of(architecture, threads.isEmpty() ? "" : count)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return more.isEmpty() ? name : name + " (" + more + ")";
  }
}
