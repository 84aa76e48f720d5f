package lab.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.base.Natives;
import lab.console.cluster.OnOption;
import lab.console.kit.LabCommand;
import lab.practice.CheckedPieces;
import lab.practice.PracticeRecord;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.ScriptException;
import lab.script.ScriptRunner;
import lab.train.ResumeHint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab run}: runs a JShell script and stops at the first line that fails. */
@Command(
    name = "run",
    description = "Runs a JShell script; the first line that fails ends it, with exit code 1.")
final class RunCommand extends LabCommand {
  @Parameters(paramLabel = "SCRIPT", description = "A .jsh file, such as labs/12-report.jsh.")
  private Path script;

  @Mixin private OnOption on;

  @Override
  public Integer call() throws ScriptException, IOException {
    Natives.require();
    ResumeHint.type("labs/lab run " + ResumeHint.word(script));
    return on.done(
        () -> {
          ScriptRunner.run(script, pieces());
          return 0;
        });
  }

  /** A script that names pieces of mine finds them, whether they pass or not. */
  private FinishedPieces.Found pieces() throws IOException {
    if (!Files.isRegularFile(script)
        || !new String(Files.readAllBytes(script), StandardCharsets.UTF_8).contains("mine.")) {
      return FinishedPieces.NONE.find();
    }
    Home home = Home.here();
    PracticeRecord progress = progress(home);
    return new FinishedPieces.Found(List.of(), List.of(new CheckedPieces(home, progress).all()));
  }
}
