package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0)
        .describedAs("%s says: %s", command, text)
        .isTrue();
    return text;
  }
}
