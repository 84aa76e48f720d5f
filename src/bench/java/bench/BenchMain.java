package bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lab.script.Home;
import lab.terminal.Sentence;
import lab.terminal.Width;
import picocli.CommandLine.Help;

/** The program that {@code lab bench} starts when it has built it. */
public final class BenchMain {
  private static final String STACKTRACE = "--stacktrace";

  private BenchMain() {}

  /**
   * Measures and ends the program: 0 done, 1 failed.
   *
   * @param args the machine's load before the build, and options of {@code lab bench}; without any,
   *     all is compared
   */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT); // numbers look the same everywhere
    Width.measure();
    PrintWriter err = Width.writer(System.err);
    List<String> options = Stream.of(args).skip(1).toList();
    try {
      Workplace place = new Workplace(Home.here().root(), Home.program());
      double load = args.length == 0 ? Bench.UNKNOWN : Double.parseDouble(args[0]);
      measure(new Bench(place, load, Width.writer(System.out), err), options);
    } catch (IOException | RuntimeException | Error e) {
      if (options.contains(STACKTRACE)) {
        e.printStackTrace(err);
      } else {
        err.println(Help.defaultColorScheme(Help.Ansi.AUTO).errorText(Sentence.of(e)));
      }
      System.exit(1);
    }
    System.exit(0);
  }

  /** What help says of each option stands in {@code lab.console.BenchCommand}. */
  private static void measure(Bench bench, List<String> options) throws IOException {
    switch (options.stream().filter(one -> !one.equals(STACKTRACE)).findFirst().orElse("")) {
      case "" -> bench.compare(false, List.of(1, 2));
      case "--quick" -> bench.compare(true, List.of(1, 2));
      case "--two-threads" -> bench.compare(false, List.of(2));
      case "--growth" -> bench.growth();
      case "--search" -> bench.search();
      default ->
          throw new IllegalArgumentException(
              "bench: there are --quick, --two-threads, --growth and --search, but it was started with %s; labs/lab bench --help tells more"
                  .formatted(options));
    }
  }
}
