package lab.console.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import lab.base.Natives;
import lab.base.StandardStreams;
import lab.base.StandardStreams.Redirection;
import lab.cluster.TaskWorker;
import lab.console.kit.LabCommand;
import lab.report.RowJob;
import lab.search.TrialJob;
import picocli.CommandLine.Command;

/** {@code lab worker}: does the tasks of a cluster on this machine; Spark's executor starts it. */
@Command(
    name = "worker",
    hidden = true,
    description = "Does the tasks of a cluster on this machine; Spark starts it.")
public final class WorkerCommand extends LabCommand {
  @Override
  public Integer call() throws IOException, InterruptedException {
    Natives.require();
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    try (Redirection toErrors = StandardStreams.out(System.err)) { // between frames stands nothing
      new TaskWorker(Map.of(TrialJob.KIND, TrialJob::serve, RowJob.KIND, RowJob::serve), out)
          .work(
              new DataInputStream(new BufferedInputStream(System.in)),
              () -> Runtime.getRuntime().halt(0));
    }
    return 0;
  }
}
