package lab.console;

import java.io.IOException;
import java.util.concurrent.Callable;
import lab.bench.Bench;
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

  @Option(names = "--quick", description = "Few blocks of m = 150 alone: about three minutes.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    var command = spec.commandLine();
    new Bench(Home.here().root(), Home.program(), command.getOut(), command.getErr())
        .compare(quick);
    return 0;
  }
}
