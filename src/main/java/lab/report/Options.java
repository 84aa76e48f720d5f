package lab.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import lab.train.ResumeHint;

/**
 * The options of a report: {@code lab report --budget tiny} sets them, or else system properties
 * do, as in {@code jshell -R-Dlab.report.budget=tiny labs/12-report.jsh}.
 *
 * @param budget how much is run; empty: full on CIFAR-10, quick on Shapes
 * @param seeds how often each row is run, ≥ 1; empty: as often as the budget says
 * @param only names of the rows and searches that are run; empty: all
 * @param data {@code cifar10} or {@code shapes}; empty: CIFAR-10 if it is there
 * @param resume whether finished runs are kept
 * @param out where the page goes; empty: where the script says
 */
public record Options(
    Optional<Budget> budget,
    OptionalInt seeds,
    Set<String> only,
    Optional<String> data,
    boolean resume,
    Optional<Path> out) {
  private static final String PREFIX = "lab.report.";

  /** The property that says whether finished runs are kept. */
  static final String RESUME = PREFIX + "resume";

  private static final Set<String> DATA = Set.of("cifar10", "shapes");

  private static volatile Options told;

  /**
   * Options as they stand on a command line; null where an option was not given.
   *
   * @throws IllegalArgumentException in a sentence, if a value is none of those allowed
   */
  public static Options parse(
      String budget, String seeds, String only, String data, boolean resume, String out) {
    if (data != null && !DATA.contains(data)) {
      throw new IllegalArgumentException(
          "report: data must be cifar10 or shapes, but is \"%s\"".formatted(data));
    }
    if (out != null && out.isBlank()) {
      throw new IllegalArgumentException("report: out must name a folder, but is empty");
    }
    return new Options(
        Optional.ofNullable(budget).map(Budget::named),
        seeds == null ? OptionalInt.empty() : OptionalInt.of(number(seeds)),
        only == null ? Set.of() : names(only),
        Optional.ofNullable(data),
        resume,
        Optional.ofNullable(out).map(Path::of));
  }

  private static int number(String seeds) {
    if (!seeds.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(
          "report: seeds must be a whole number from 1 to 999, but is \"%s\"".formatted(seeds));
    }
    return Integer.parseInt(seeds);
  }

  private static Set<String> names(String only) {
    Set<String> names =
        Arrays.stream(only.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "report: only must name rows, such as best_cyclic,best_adam, but is \"%s\""
              .formatted(only));
    }
    return names;
  }

  /** The options that the script finds: those that were told, or else those of the properties. */
  public static Options current() {
    Options options = told;
    return options != null
        ? options
        : parse(
            property("budget"),
            property("seeds"),
            property("only"),
            property("data"),
            Boolean.getBoolean(RESUME),
            property("out"));
  }

  /**
   * Tells the script these options; with null, those of the properties count again.
   *
   * @return what it was told before, or null
   */
  public static Options tell(Options options) {
    Options before = told;
    told = options;
    return before;
  }

  /** The same, with finished runs kept. */
  public Options resuming() {
    return new Options(budget, seeds, only, data, true, out);
  }

  private static String property(String name) {
    return System.getProperty(PREFIX + name);
  }

  /**
   * The command that goes on with a report of these options.
   *
   * @param record whether it is that of the record
   */
  String again(boolean record) {
    StringBuilder command = new StringBuilder("labs/lab report --resume");
    if (record) {
      command.append(" --record");
    }
    budget.ifPresent(given -> command.append(" --budget ").append(given));
    seeds.ifPresent(given -> command.append(" --seeds ").append(given));
    if (!only.isEmpty()) {
      command.append(" --only ").append(String.join(",", only));
    }
    data.ifPresent(given -> command.append(" --data ").append(given));
    out.ifPresent(given -> command.append(" --out ").append(ResumeHint.word(given)));
    return command.toString();
  }

  /** Whether a row or search of this name is to be run. */
  boolean wants(String name) {
    return only.isEmpty() || only.contains(name);
  }
}
