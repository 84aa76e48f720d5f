package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.console.kit.LabCommand;
import lab.jupyter.JupyterServer;
import lab.jupyter.KernelSpec;
import lab.notebook.LabNotebooks;
import lab.script.Home;
import lab.script.ScriptException;
import lab.stepper.Lab;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab jupyter}: starts Jupyter with the lab's kernel, or installs the kernel for any. */
@Command(
    name = "jupyter",
    description =
        "Starts JupyterLab or Notebook, with the lab's kernel, in the folder of notebooks.")
final class JupyterCommand extends LabCommand {
  private static final int OFFERED_NONE = 1;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = {
        "The folder to open (default: labs/notebooks, written if it is not there).",
        "What stands behind -- is for Jupyter itself: -- --port 8899 --allow-root"
      })
  private List<String> words = List.of();

  private Path folder;
  private List<String> forJupyter;

  @Option(
      names = "--install",
      description = "Starts nothing, but makes the kernel known to every Jupyter of yours.")
  private boolean install;

  @Option(names = "--user", description = "With --install: for you alone, as it is unless told.")
  private boolean user;

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description =
          "With --install: for the Python environment in this folder, such as a virtual one.")
  private Path prefix;

  @Option(names = "--no-browser", description = "Opens no browser; the address is printed.")
  private boolean noBrowser;

  @Override
  public Integer call() throws IOException, InterruptedException, ScriptException {
    Path root = Home.here().root().toAbsolutePath().normalize();
    takeWords();
    if (!install && (user || prefix != null)) {
      throw misuse("lab jupyter: --user and --prefix say where --install installs, and want it.");
    }
    if (user && prefix != null) {
      throw misuse("lab jupyter: --user and --prefix name two places: choose one of them.");
    }
    if (install && (folder != null || noBrowser || !forJupyter.isEmpty())) {
      throw misuse(
          "lab jupyter: --install starts nothing, so that it takes no folder to open and nothing for Jupyter itself.");
    }
    return install ? install(root) : start(root);
  }

  /** Tells the folder from what is for Jupyter, behind {@code --}. */
  private void takeWords() {
    List<String> line = spec.commandLine().getParseResult().originalArgs();
    int end = line.indexOf("--");
    forJupyter = end < 0 ? List.of() : line.subList(end + 1, line.size());
    List<String> folders = words.subList(0, words.size() - forJupyter.size());
    if (folders.size() > 1) {
      throw misuse(
          "lab jupyter: it opens one folder, but here are %s; what is for Jupyter itself stands behind --."
              .formatted(String.join(" and ", folders)));
    }
    folder = folders.isEmpty() ? null : Path.of(folders.get(0));
  }

  private static Path launcher(Path root) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return root.resolve("labs").resolve(windows ? "lab.cmd" : "lab");
  }

  private int install(Path root) throws IOException {
    Path data = prefix == null ? userData() : prefix.toAbsolutePath().resolve("share/jupyter");
    if (prefix != null && !Files.isDirectory(prefix)) {
      throw misuse(
          "lab jupyter: --prefix must name the folder of a Python environment, but there is no folder %s."
              .formatted(prefix));
    }
    Optional<String> before = KernelSpec.launcher(data);
    Path written = KernelSpec.write(data, launcher(root));
    out().printf("The kernel is known to Jupyter now, by %s.%n", written);
    before
        .filter(other -> !other.equals(launcher(root).toString()))
        .ifPresent(
            other ->
                out()
                    .printf(
                        "Until now it was that of %s%s.%n",
                        other, Files.exists(Path.of(other)) ? "" : ", which is gone"));
    return 0;
  }

  private static Path userData() {
    return KernelSpec.userData(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  private int start(Path root) throws IOException, InterruptedException, ScriptException {
    // Not the notebooks' own folder: Jupyter shows nothing above, and a student's stubs are beside.
    Path opened = folder == null ? root.resolve("labs") : folder;
    Path notebooks = folder == null ? opened.resolve("notebooks") : folder;
    if (folder != null && !Files.isDirectory(folder)) {
      throw misuse("lab jupyter: there is no folder %s to open.".formatted(folder));
    }
    Optional<JupyterServer> server = JupyterServer.find(System.getenv(), root);
    if (server.isEmpty()) {
      err().println(JupyterServer.NONE);
      return OFFERED_NONE;
    }
    if (!Files.isDirectory(notebooks)) {
      new LabNotebooks(Lab.all(), notebooks).write(false);
    }
    Path data = root.resolve("target/jupyter"); // this lab's own, before whatever is installed
    KernelSpec.write(data, launcher(root));
    out()
        .printf(
            "%s starts in %s, with the kernel of %s; Ctrl-C ends it.%n",
            server.get().name(), notebooks, root);
    out().flush();
    Signals.register("INT", () -> {}); // it is Jupyter's, which asks before it ends
    List<String> options = new ArrayList<>();
    if (folder == null) {
      options.addAll(server.get().showing("notebooks"));
    }
    if (noBrowser) {
      options.add("--no-browser");
    }
    options.addAll(forJupyter);
    return server.get().run(opened, data, options);
  }
}
