package lab.console;

import java.io.IOException;
import java.nio.file.Path;
import lab.base.Natives;
import lab.console.kit.LabCommand;
import lab.jupyter.ConnectionFile;
import lab.kernel.Kernel;
import lab.practice.CheckedPieces;
import lab.script.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab kernel}: runs the cells of a notebook; Jupyter starts it. */
@Command(
    name = "kernel",
    description = "Runs the cells of a notebook; Jupyter starts it, see labs/lab jupyter.")
final class KernelCommand extends LabCommand {
  @Parameters(
      paramLabel = "CONNECTION_FILE",
      description = "What Jupyter has written: ports and the key that messages are signed with.")
  private Path file;

  @Option(names = "--reference", description = "Uses none of your own pieces.")
  private boolean reference;

  @Override
  public Integer call() throws IOException {
    Natives.require();
    Kernel.run(ConnectionFile.read(file), Home.here(), CheckedPieces.of(reference));
    return 0;
  }
}
