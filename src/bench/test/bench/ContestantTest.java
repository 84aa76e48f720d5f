package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With contestants of a few lines. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the contestants are written for /bin/sh")
class ContestantTest {
  private static final Setting SETTING = new Setting(150, 100, 2, Variation.AUGMENTED);
  private static final Handicaps NOBODY_KNOWS = new Handicaps(Optional.empty());
  @TempDir private Path folder;

  private Contestant contestant(String script, Map<String, String> environment) throws IOException {
    ContestantProgram entry =
        new ContestantProgram("a shell", List.of("/bin/sh", "-c", script, "sh"), environment);
    return new Contestant(entry, SETTING, Path.of("materials"), folder);
  }

  private static String versions(Contestant contestant) throws IOException {
    return contestant.software(NOBODY_KNOWS).versions();
  }

  @Test
  void isStartedWithTheSettingAndAskedBlockByBlock() throws IOException {
    String script =
        "echo a library says hello; echo ready $*; while read run k; do echo more noise; echo ran $k 1000 0.5; done";
    try (Contestant shell = contestant(script, Map.of())) {
      assertThat(versions(shell)).isEqualTo("materials 150 100 2 augmented");
      assertThat(shell.run(50)).isEqualTo(new Answer(50, 1000, 0.5));
      assertThat(shell.run(1)).isEqualTo(new Answer(1, 1000, 0.5));
    }
  }

  @Test
  void itsThreadsAreItsEntrysAndNobodyElses() throws IOException {
    String script = "echo ready $OPENBLAS_NUM_THREADS, ${OMP_NUM_THREADS-not set}; read x";
    try (Contestant shell = contestant(script, Map.of("OPENBLAS_NUM_THREADS", "7"))) {
      assertThat(versions(shell)).isEqualTo("7, not set"); // this test has OMP_NUM_THREADS=1
    }
  }

  @Test
  void tellsWhatMultipliesInItAndWhatSlowsThatDown() throws IOException {
    String script =
        "echo 'Core: Haswell' >&2; echo 'kernel OpenBLAS|0.3.31||1'; echo ready $OPENBLAS_CORETYPE; read x";
    Map<String, String> environment = Map.of("OPENBLAS_CORETYPE", "Haswell");
    try (Contestant shell = contestant(script, environment)) {
      Software software = shell.software(new Handicaps(Optional.of(Instructions.AVX512)));
      assertThat(software.kernels())
          .containsExactly(new Kernel("OpenBLAS", "0.3.31", "Haswell", "1"));
      assertThat(software.handicaps()).hasSize(2);
    }
  }

  @Test
  void oneThatCannotBeStartedSaysWhy() {
    assertThatIOException()
        .isThrownBy(() -> contestant("echo 'Error: no such library' >&2; exit 1", Map.of()))
        .withMessage(
            "a shell ended with exit code 1: Error: no such library; more in %s",
            folder.resolve("a-shell-m150-n100-2-augmented.log"));
  }

  @Test
  void oneThatDiesSaysSo() throws IOException {
    try (Contestant shell = contestant("echo ready; echo 'ready x'; read x; exit 3", Map.of())) {
      assertThatIOException()
          .isThrownBy(() -> shell.run(50))
          .withMessage(
              "a shell ended with exit code 3: it said nothing; more in %s",
              folder.resolve("a-shell-m150-n100-2-augmented.log"));
    }
  }

  @Test
  void oneThatIsGoneBeforeItIsAskedSaysSo() throws Exception {
    try (Contestant shell = contestant("echo ready x; exit 3", Map.of())) {
      for (int i = 0; i < 2; i++) {
        assertThatIOException()
            .isThrownBy(() -> shell.run(50))
            .withMessageStartingWith("a shell ended with exit code 3: ");
      }
    }
  }
}
