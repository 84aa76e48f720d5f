package lab.console;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a script strictly. */
@Command(
    name = "run",
    description = "Runs a JShell script; the first line that fails ends it, with exit code 1.")
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SCRIPT", description = "A .jsh file, such as labs/12-report.jsh.")
  private Path script;

  @Override
  public Integer call() throws ScriptException {
    Natives.require();
    ScriptRunner.run(script);
    return 0;
  }
}
