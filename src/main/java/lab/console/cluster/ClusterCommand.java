package lab.console.cluster;

import lab.console.kit.LabCommand;
import picocli.CommandLine.Command;

/** {@code lab cluster}: workers of Apache Spark for trainings and classes. */
@Command(
    name = "cluster",
    description = "Starts workers of Apache Spark, which train and grade.",
    subcommands = ClusterStartCommand.class)
public final class ClusterCommand extends LabCommand {
  @Override
  public Integer call() {
    throw misuse("cluster: say what to do, such as labs/lab cluster start --workers 2");
  }
}
