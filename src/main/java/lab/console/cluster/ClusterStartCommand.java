package lab.console.cluster;

import java.io.IOException;
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
      defaultValue = "7077",
      description = "The master's port; ${DEFAULT-VALUE} without this.")
  private int port;

  @Option(
      names = "--page",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "The port of the master's page; ${DEFAULT-VALUE} without this.")
  private int page;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalCluster cluster = new LocalCluster(host, port, page);
    List<Process> all = cluster.start(workers);
    out()
        .printf(
            "The master is %s, its page %s. Use it in another terminal: labs/lab run labs/08-search.jsh --on %s%nCtrl-C ends it.%n",
            cluster.master(), cluster.page(), cluster.master());
    out().flush();
    all.get(0).waitFor();
    throw new IOException(
        "cluster: the master has ended; what it said is in target/cluster/master.log");
  }
}
