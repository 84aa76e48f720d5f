package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
  @TempDir private Path folder;

  @Test
  void theOneThatWasMadeForTheBenchmarkComesBeforeTheSystems() throws IOException {
    assertThat(Python.chosen(Optional.empty(), folder)).endsWith("python3");
    Path made = folder.resolve("python/bin/python");
    Files.createDirectories(made.getParent());
    Files.createFile(made);
    assertThat(Python.chosen(Optional.empty(), folder)).isEqualTo(made.toString());
  }

  @Test
  void theOneThatAPersonNamesComesFirst() {
    assertThat(Python.chosen(Optional.of("/opt/python"), folder)).isEqualTo("/opt/python");
  }
}
