package lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterServerTest {
  @TempDir Path folder;

  private String program(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private String found(Map<String, String> environment) {
    return JupyterServer.find(environment, folder.resolve("lab"))
        .map(server -> server.name() + " " + server.command().get(0))
        .orElse("none");
  }

  @Test
  void isFoundOnThePath() throws IOException {
    Map<String, String> path =
        Map.of("PATH", folder.resolve("a") + File.pathSeparator + folder.resolve("b"));
    assertThat(found(path)).isEqualTo("none");

    String notebook = program("b/jupyter-notebook");
    assertThat(found(path)).isEqualTo("Notebook " + notebook);

    String lab = program("b/jupyter-lab");
    assertThat(found(path)).isEqualTo("JupyterLab " + lab);
  }

  @Test
  void isFoundInVirtualEnvironmentsFirst() throws IOException {
    String onPath = program("a/jupyter-lab");
    Map<String, String> path = Map.of("PATH", folder.resolve("a").toString());
    assertThat(found(path)).isEqualTo("JupyterLab " + onPath);

    String own = program("lab/.venv/bin/jupyter-lab");
    assertThat(found(path)).isEqualTo("JupyterLab " + own);

    String active = program("active/bin/jupyter-notebook");
    assertThat(found(Map.of("VIRTUAL_ENV", folder.resolve("active").toString())))
        .isEqualTo("Notebook " + active);

    String told = program("told/bin/jupyter-lab");
    assertThat(found(Map.of("LAB_PYTHON", folder.resolve("told/bin/python3").toString())))
        .isEqualTo("JupyterLab " + told);
  }
}
