package lab.console.cluster;

import lab.console.kit.LabCommand;
import picocli.CommandLine.Command;

/** {@code lab cluster}: workers of Apache Spark for searches. */
@Command(
    name = "cluster",
    description = "Starts workers of Apache Spark, on which searches can be done.",
    subcommands = ClusterStartCommand.class)
public final class ClusterCommand extends LabCommand {
  @Override
  public Integer call() {
    throw misuse("cluster: say what to do, such as labs/lab cluster start --workers 2");
  }
}
