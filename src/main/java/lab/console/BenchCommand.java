package lab.console;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import lab.console.kit.LabCommand;
import lab.script.Home;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * {@code lab bench}: measures how fast the lab is, beside other libraries and beside the machine's
 * own limit. Its options stand here, so that help needs no build; what they mean is known to {@link
 * BenchProgram}.
 */
@Command(
    name = "bench",
    description = "Measures the time of an update, beside other libraries on the same batches.")
final class BenchCommand extends LabCommand {
  @ArgGroup private Kind kind;

  /** One of these at most. */
  private static final class Kind {
    @Option(names = "--quick", description = "m = 150 alone, and few blocks: a quarter of an hour.")
    private boolean quick;

    @Option(
        names = "--two-threads",
        description = "With two threads alone, where there are two cores: half of the time.")
    private boolean twoThreads;

    @Option(
        names = "--growth",
        description = "The lab alone: time over m and n, memory over 10,000 updates.")
    private boolean growth;

    @Option(
        names = "--search",
        description = "The lab alone: a search with one trial at a time and with two.")
    private boolean search;

    @Option(
        names = "--peers",
        description =
            "Measures nothing, but makes the Python in target/bench/python that contestants in Python run in: fetches about 3 GB.")
    private boolean peers;
  }

  @Override
  public Integer call() throws IOException {
    BenchProgram bench = new BenchProgram(Home.here().root(), Home.program());
    bench.takeFolder();
    if (kind != null && kind.peers) {
      bench.makePeers();
      return 0;
    }
    List<String> arguments = new ArrayList<>(List.of(loadBeforeBuild()));
    spec.root().commandLine().getParseResult().asCommandLineList().stream()
        .flatMap(line -> line.getParseResult().matchedOptions().stream())
        .map(OptionSpec::longestName)
        .forEach(arguments::add);
    err().println("bench: its program is built …");
    bench.build();
    return bench.run(arguments);
  }

  /** The program tells of a busy machine, but a build keeps it busy, too. */
  private static String loadBeforeBuild() {
    return Double.toString(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
