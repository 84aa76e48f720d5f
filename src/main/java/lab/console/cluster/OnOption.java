package lab.console.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lab.cluster.SparkCluster;
import lab.jobs.ParallelJobs;
import picocli.CommandLine.Option;

/** The option by which a command's work is done on a cluster. */
public final class OnOption {
  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description =
          "Has the work done by a cluster of Apache Spark: spark://HOST:PORT, or local[2] to try it.")
  private String master;

  @Option(
      names = "--spark-properties",
      paramLabel = "FILE",
      description =
          "What Spark is to know besides, such as the secret of a master on another machine: its spark.properties, or a spark-defaults.conf.")
  private Path properties;

  /**
   * What a command does.
   *
   * @param <E> what it throws besides
   */
  public interface Work<E extends Exception> {
    /** Does it with {@link ParallelJobs#workers}, and gives the exit code. */
    int done() throws IOException, E;
  }

  /** Whether a cluster was asked for. */
  public boolean isChosen() {
    return master != null;
  }

  /** Does it with the cluster that was asked for, if any was. */
  public <E extends Exception> int done(Work<E> work) throws IOException, E {
    if (properties != null && !Files.isRegularFile(properties)) {
      throw new IOException(
          "--spark-properties: %s is no file: name the one that Spark's settings stand in."
              .formatted(properties));
    }
    if (master == null) {
      return work.done();
    }
    try (SparkCluster cluster = SparkCluster.at(master, Optional.ofNullable(properties))) {
      ParallelJobs.on(cluster);
      return work.done();
    }
  }
}
