package lab.console.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.cluster.LocalCluster;
import lab.console.kit.LabCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab cluster start}: a master and workers on this machine, until Ctrl-C. */
@Command(
    name = "start",
    description = "Starts a master and workers on this machine; Ctrl-C ends them.")
public final class ClusterStartCommand extends LabCommand {
  @Option(
      names = "--workers",
      defaultValue = "2",
      paramLabel = "N",
      description = "How many workers, of one core each; ${DEFAULT-VALUE} without this.")
  private int workers;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description =
          "The address they listen on; ${DEFAULT-VALUE}, this machine alone, without this.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "7077",
      description = "The master's port; ${DEFAULT-VALUE} without this.")
  private int port;

  @Option(
      names = "--page",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "The port of the master's page; ${DEFAULT-VALUE} without this.")
  private int page;

  @Option(
      names = "--join",
      paramLabel = "MASTER",
      description =
          "Starts workers only, for a master that was started so on another machine: spark://HOST:PORT. Wants --spark-properties.")
  private String join;

  @Option(
      names = "--spark-properties",
      paramLabel = "FILE",
      description = "The target/cluster/spark.properties of that machine, with the secret.")
  private Path properties;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (workers < (join == null ? 0 : 1)) {
      throw misuse(
          "cluster: --workers must be at least %d, but is %d"
              .formatted(join == null ? 0 : 1, workers));
    }
    if ((join == null) != (properties == null)) {
      throw misuse(
          "cluster: --join and --spark-properties go together: workers on another machine than their master's need both");
    }
    LocalCluster cluster = new LocalCluster(host, port, page);
    return join == null ? start(cluster) : join(cluster);
  }

  private int join(LocalCluster cluster) throws IOException, InterruptedException {
    if (!Files.isRegularFile(properties)) {
      throw new IOException(
          "cluster: %s is no file: copy target/cluster/spark.properties from the master's machine."
              .formatted(properties));
    }
    List<Process> all = cluster.join(workers, join, properties);
    out().printf("%d of one core each for %s. Ctrl-C ends them.%n", workers, join);
    out().flush();
    all.get(0).waitFor();
    throw new IOException(
        "cluster: a worker has ended; what it said is in target/cluster/worker-1.log");
  }

  private int start(LocalCluster cluster) throws IOException, InterruptedException {
    List<Process> all = cluster.start(workers);
    out()
        .printf(
            "The master is %s, its page %s, its workers here: %d. Use it in another terminal:%n  labs/lab run labs/08-search.jsh --on %s%n  labs/lab grade SUBMISSIONS --on %s%nCtrl-C ends it.%n",
            cluster.master(), cluster.page(), workers, cluster.master(), cluster.master());
    out().flush();
    all.get(0).waitFor();
    throw new IOException(
        "cluster: the master has ended; what it said is in target/cluster/master.log");
  }
}
