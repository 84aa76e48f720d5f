package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.base.AtomicFile;
import lab.console.kit.LabCommand;
import lab.release.Release;
import lab.script.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab release}: writes the zip that students get. */
@Command(
    name = "release",
    description =
        "Writes what a student gets: the project without solutions, the references and checks as classes only.")
final class ReleaseCommand extends LabCommand {
  @Parameters(paramLabel = "FILE.zip", description = "Where to write it.")
  private Path file;

  @Option(names = "--force", description = "Replaces the file if it is there.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(file) && !force) {
      throw new IOException(file + " is there already; --force replaces it.");
    }
    AtomicFile.requireWritable(file);
    Release release = Release.of(Home.here());
    AtomicFile.write(file, release::writeTo);
    out()
        .printf(
            "%s: %d files, %d kB. Unpack it, and labs/lab in it shows the way.%n",
            file, release.size(), Files.size(file) / 1000);
    return 0;
  }
}
