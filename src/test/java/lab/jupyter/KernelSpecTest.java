package lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import lab.base.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
  @TempDir Path folder;

  @Test
  void startsTheLauncherByItsWholePath() throws Exception {
    assertThat(KernelSpec.launcher(folder)).isEmpty();

    Path written = KernelSpec.write(folder, Path.of("/home/me/two layers/labs/lab"));

    assertThat(written).isEqualTo(folder.resolve("kernels/two-layer-lab"));
    JsonObject spec =
        Json.COMPACT.fromJson(Files.readString(written.resolve("kernel.json")), JsonObject.class);
    assertThat(spec.get("argv"))
        .hasToString("[\"/home/me/two layers/labs/lab\",\"kernel\",\"{connection_file}\"]");
    assertThat(spec.get("interrupt_mode").getAsString()).isEqualTo("message");
    assertThat(KernelSpec.launcher(folder)).contains("/home/me/two layers/labs/lab");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(written.resolve("logo-svg.svg").toFile());
  }

  @Test
  void takesThePlaceOfWhatIsThere() throws IOException {
    KernelSpec.write(folder, Path.of("/old/labs/lab"));
    KernelSpec.write(folder, Path.of("/new/labs/lab"));

    assertThat(KernelSpec.launcher(folder)).contains("/new/labs/lab");
  }

  @Test
  void knowsWhereEachSystemLooks() {
    Path home = Path.of("home");

    assertThat(KernelSpec.userData(Map.of(), "Linux", home))
        .isEqualTo(Path.of("home/.local/share/jupyter"));
    assertThat(KernelSpec.userData(Map.of("XDG_DATA_HOME", "data"), "Linux", home))
        .isEqualTo(Path.of("data/jupyter"));
    assertThat(KernelSpec.userData(Map.of(), "Mac OS X", home))
        .isEqualTo(Path.of("home/Library/Jupyter"));
    assertThat(KernelSpec.userData(Map.of("APPDATA", "roaming"), "Windows 11", home))
        .isEqualTo(Path.of("roaming/jupyter"));
    assertThat(KernelSpec.userData(Map.of("JUPYTER_DATA_DIR", "told"), "Linux", home))
        .isEqualTo(Path.of("told"));
  }
}
