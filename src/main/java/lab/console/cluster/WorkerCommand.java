package lab.console.cluster;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import lab.base.Natives;
import lab.base.StandardStreams;
import lab.base.StandardStreams.Redirection;
import lab.cluster.Inbox;
import lab.cluster.TaskWorker;
import lab.console.kit.LabCommand;
import lab.gradebook.SubmissionServer;
import lab.jobs.TaskServer;
import lab.release.Release;
import lab.report.RowJob;
import lab.script.Home;
import lab.search.TrialJob;
import lab.train.ArrivedData;
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
    ArrivedData data = new ArrivedData();
    try (Redirection toErrors = StandardStreams.out(System.err); // between frames stands nothing
        SubmissionServer submissions =
            new SubmissionServer(Release.version(Home.here()), List.of(Home.program()))) {
      Map<String, TaskServer> servers =
          Map.of(
              TrialJob.KIND, TrialJob.server(data),
              RowJob.KIND, RowJob.server(data),
              SubmissionServer.KIND, submissions);
      new TaskWorker(servers, new Inbox(System.in, () -> end(submissions)), out).work();
    }
    return 0;
  }

  /** In the middle of a task or not. */
  private static void end(SubmissionServer submissions) {
    try {
      submissions.close();
    } catch (IOException | RuntimeException e) {
      // A process that is about to end still writes there: the next run sweeps it.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
