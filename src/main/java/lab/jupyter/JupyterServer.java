package lab.jupyter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Jupyter that is installed on this machine.
 *
 * @param name as people know it
 * @param command that starts it
 */
public record JupyterServer(String name, List<String> command) {
  private static final Map<String, String> PROGRAMS =
      Map.of("jupyter-lab", "JupyterLab", "jupyter-notebook", "Notebook");

  private static final List<String> ORDER = List.of("jupyter-lab", "jupyter-notebook");

  /** What to do where there is none. */
  public static final String NONE =
      "There is no JupyterLab and no Notebook here. This installs one in the folder of the lab, where it is then found:"
          + " python3 -m venv .venv && .venv/bin/pip install jupyterlab"
          + " (on Debian and Ubuntu, sudo apt install python3-venv comes first; or sudo apt install jupyter-notebook does it all)."
          + " One of your own is found on the PATH, in an active virtual environment, or where LAB_PYTHON names its Python.";

  /**
   * Finds one: beside the Python that {@code LAB_PYTHON} names, in an active virtual environment,
   * in {@code .venv} of the lab, on the {@code PATH}; JupyterLab before Notebook.
   *
   * @param environment the program's
   * @param root the lab's folder
   */
  public static Optional<JupyterServer> find(Map<String, String> environment, Path root) {
    return folders(environment, root)
        .flatMap(folder -> ORDER.stream().flatMap(program -> in(folder, program).stream()))
        .findFirst();
  }

  private static Stream<Path> folders(Map<String, String> environment, Path root) {
    List<Path> folders = new ArrayList<>();
    String python = environment.getOrDefault("LAB_PYTHON", "");
    if (!python.isBlank()) {
      Path beside = Path.of(python).toAbsolutePath().getParent();
      folders.addAll(List.of(beside, beside.resolve("Scripts")));
    }
    String active = environment.getOrDefault("VIRTUAL_ENV", "");
    Stream.of(active.isBlank() ? root.resolve(".venv") : Path.of(active), root.resolve(".venv"))
        .forEach(place -> folders.addAll(List.of(place.resolve("bin"), place.resolve("Scripts"))));
    Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .forEach(folders::add);
    return folders.stream();
  }

  private static Optional<JupyterServer> in(Path folder, String program) {
    return Stream.of(program, program + ".exe")
        .map(folder::resolve)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(file -> new JupyterServer(PROGRAMS.get(program), List.of(file.toString())));
  }

  /**
   * Options by which it shows first a folder in the one that it opens.
   *
   * @param folder its name there
   */
  public List<String> showing(String folder) {
    return List.of(
        name.equals("JupyterLab")
            ? "--LabApp.default_url=/lab/tree/" + folder
            : "--JupyterNotebookApp.default_url=/tree/" + folder);
  }

  /**
   * Starts it, and waits for its end.
   *
   * @param notebooks the folder that it opens
   * @param data a folder in which it looks for kernels before all others
   * @param more options of its own
   * @return its exit code
   */
  public int run(Path notebooks, Path data, List<String> more)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(all).directory(notebooks.toFile()).inheritIO();
    builder
        .environment()
        .merge("JUPYTER_PATH", data.toString(), (old, own) -> own + File.pathSeparator + old);
    return builder.start().waitFor();
  }
}
