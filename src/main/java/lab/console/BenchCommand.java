package lab.console;

import java.io.IOException;
import java.util.concurrent.Callable;
import lab.bench.Bench;
import lab.script.Home;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab bench}: how fast the lab is, beside others and beside the machine's own limit. */
@Command(
    name = "bench",
    description = "Measures the time of an update, beside other libraries on the same batches.")
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup private Kind kind = new Kind();

  /** One of these at most. */
  private static final class Kind {
    @Option(names = "--quick", description = "m = 150 alone, and few blocks: some minutes.")
    private boolean quick;

    @Option(
        names = "--growth",
        description = "The lab alone: time over m and n, memory over 10,000 updates.")
    private boolean growth;

    @Option(
        names = "--search",
        description = "The lab alone: a search with one trial at a time and with two.")
    private boolean search;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    Bench bench = new Bench(Home.here().root(), Home.program(), command.getOut(), command.getErr());
    if (kind.growth) {
      bench.growth();
    } else if (kind.search) {
      bench.search();
    } else {
      bench.compare(kind.quick);
    }
    return 0;
  }
}
