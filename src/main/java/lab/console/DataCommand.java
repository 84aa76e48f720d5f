package lab.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import lab.console.kit.LabCommand;
import lab.data.Cifar10;
import lab.data.Cifar10Setup;
import lab.terminal.DownloadBar;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab data}: fetches CIFAR-10, imports it, or checks it. */
@Command(
    name = "data",
    description = "Fetches the CIFAR-10 images into data/ (170 MB), imports or checks them.")
final class DataCommand extends LabCommand {
  @ArgGroup private Way way = new Way();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for the next byte of a download (default: ${DEFAULT-VALUE}).")
  private int patience;

  /** One of these at most. */
  private static final class Way {
    @Option(
        names = "--from",
        paramLabel = "FILE",
        description = "Import a local archive (tar.gz, tar) or folder instead.")
    private Path from;

    @Option(names = "--url", paramLabel = "URL", description = "Download from a mirror instead.")
    private URI url = Cifar10Setup.HOME;

    @Option(names = "--verify", description = "Only check the images that are here.")
    private boolean verify;
  }

  @Override
  public Integer call() throws IOException {
    Cifar10Setup setup = new Cifar10Setup();
    if (way.verify) {
      Cifar10Setup.Found found = setup.verify();
      out().println(found);
      return found.authenticity().isOfficial() ? 0 : 1;
    }
    if (way.from != null) {
      out().println(setup.importFrom(way.from));
    } else if (!isComplete(setup)) {
      out().println(download(setup));
    }
    return 0;
  }

  private boolean isComplete(Cifar10Setup setup) {
    if (!Cifar10.isPresent()) {
      return false;
    }
    try {
      out().println(setup.verify());
      out().println("It is all here already; to fetch it anew, delete that folder first.");
      return true;
    } catch (IllegalArgumentException e) {
      out().println(e.getMessage());
      out().println("So it is fetched anew.");
      out().flush();
      return false;
    }
  }

  private String download(Cifar10Setup setup) throws IOException {
    try (DownloadBar bar = new DownloadBar("CIFAR-10")) {
      return setup.download(way.url, Duration.ofSeconds(patience), bar);
    }
  }
}
