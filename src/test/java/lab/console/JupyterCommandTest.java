package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JupyterCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    try (LabHome home = new LabHome(folder.resolve("lab"))) {
      return Main.commandLine()
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err))
          .execute(arguments);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--user                        | lab jupyter: --user and --prefix say where --install installs, and want it.",
        "--prefix x                    | lab jupyter: --user and --prefix say where --install installs, and want it.",
        "--install --user --prefix x   | lab jupyter: --user and --prefix name two places: choose one of them.",
        "--install notebooks           | lab jupyter: --install starts nothing, so that it takes no folder to open and nothing for Jupyter itself.",
        "--install -- --port 8899      | lab jupyter: --install starts nothing, so that it takes no folder to open and nothing for Jupyter itself.",
        "here there -- --port 8899     | lab jupyter: it opens one folder, but here are here and there; what is for Jupyter itself stands behind --.",
        "/not/there -- --port 8899     | lab jupyter: there is no folder /not/there to open.",
        "--install --prefix /not/there | lab jupyter: --prefix must name the folder of a Python environment, but there is no folder /not/there.",
        "/not/there                    | lab jupyter: there is no folder /not/there to open."
      })
  void saysWhatIsWrong(String arguments, String sentence) {
    assertThat(run(("jupyter " + arguments).split(" "))).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo(sentence);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatStandsBehindTwoDashesIsForJupyter() throws IOException {
    jupyter("jupyter-lab");
    Path opened = Files.createDirectories(folder.resolve("opened"));

    String[] line = {
      "jupyter", opened.toString(), "--no-browser", "--", "--port", "8899", "--allow-root"
    };
    assertThat(run(line)).isZero();
    assertThat(Files.readAllLines(opened.resolve("started")))
        .containsExactly(
            opened.toRealPath().toString(), "--no-browser", "--port", "8899", "--allow-root");
  }

  /** One that writes down where it was started, and with what. */
  private void jupyter(String name) throws IOException {
    Path program = folder.resolve("lab/.venv/bin").resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\npwd > started\nprintf '%s\\n' \"$@\" >> started\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @CsvSource({
    "jupyter-lab, --LabApp.default_url=/lab/tree/notebooks",
    "jupyter-notebook, --JupyterNotebookApp.default_url=/tree/notebooks"
  })
  void opensTheLabsWithTheirNotebooksAndStubs(String program, String first) throws IOException {
    jupyter(program);
    Path labs = folder.resolve("lab/labs");
    Files.createDirectories(labs.resolve("notebooks"));
    assertThat(run("jupyter")).isZero();
    assertThat(Files.readAllLines(labs.resolve("started")))
        .containsExactly(labs.toRealPath().toString(), first);
  }

  @Test
  void installsTheKernelIntoAnEnvironment() throws IOException {
    Path spec = folder.resolve("share/jupyter/kernels/two-layer-lab/kernel.json");

    assertThat(run("jupyter", "--install", "--prefix", folder.toString())).isZero();
    assertThat(spec).content().contains(folder.resolve("lab/labs/lab").toString());
    assertThat(out)
        .hasToString("The kernel is known to Jupyter now, by %s.%n".formatted(spec.getParent()));

    Files.writeString(spec, "{\"argv\": [\"/gone/labs/lab\"]}");
    out.getBuffer().setLength(0);
    assertThat(run("jupyter", "--install", "--prefix", folder.toString())).isZero();
    assertThat(out.toString())
        .endsWith("Until now it was that of /gone/labs/lab, which is gone.%n".formatted());
  }

  @Test
  void aKernelWithoutAConnectionFileSaysSo() {
    assertThat(run("kernel", folder.resolve("none.json").toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("There is no connection file ");
    assertThat(run("kernel")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "lab kernel: CONNECTION_FILE is missing; labs/lab kernel --help shows what it takes.");
  }
}
