package lab.console.cluster;

import java.io.IOException;
import lab.cluster.SparkCluster;
import lab.jobs.ParallelJobs;
import lab.script.ScriptException;
import picocli.CommandLine.Option;

/** The option by which a command's trainings are done on a cluster. */
public final class OnOption {
  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description =
          "Does searches and reports on a cluster of Apache Spark: spark://HOST:PORT, or local[2] to try it.")
  private String master;

  /** What a command does. */
  public interface Work {
    /** Does it. */
    void run() throws IOException, ScriptException;
  }

  /** Does it with the cluster that was asked for, if any was. */
  public void run(Work work) throws IOException, ScriptException {
    if (master == null) {
      work.run();
      return;
    }
    try (SparkCluster cluster = SparkCluster.at(master)) {
      ParallelJobs.on(cluster);
      work.run();
    }
  }
}
