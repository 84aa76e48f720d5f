package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Processes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as Jupyter starts it, held against Jupyter's own tests and those beside them. */
@Tag("python")
class KernelProtocolTest {
  private static final Path ENVIRONMENT = Path.of("target/python-kernel").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void speaksJupytersProtocol() throws IOException, InterruptedException {
    assumeTrue(
        Files.exists(ENVIRONMENT),
        "there is no target/python-kernel; src/test/python/install.sh makes it");
    run(List.of("labs/lab", "jupyter", "--install", "--prefix", ENVIRONMENT.toString()));
    String said =
        run(List.of(ENVIRONMENT + "/bin/python", "src/test/python/kernel/kernel_test.py"));
    assertThat(said).contains("test_history", "test_inspect").doesNotContain("skipped");
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    return Processes.run(command, folder.resolve("said.txt"), 15);
  }
}
