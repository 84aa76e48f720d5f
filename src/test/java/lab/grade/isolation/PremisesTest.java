package lab.grade.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PremisesTest {
  @TempDir private Path cache;

  /** JavaCPP keeps what it unpacked for every lab that ever ran here. */
  @Test
  void nativesOfOtherVersionsAreNotTaken() throws IOException {
    Path old = Files.createDirectories(cache.resolve("javacpp-1.5.7-linux.jar/org/linux"));
    Path ours = Files.createDirectories(cache.resolve("javacpp-1.5.13-linux.jar/org/linux"));
    Files.createFile(old.resolve("libjnijavacpp.so"));
    Files.createFile(ours.resolve("libjnijavacpp.so"));
    Files.createFile(cache.resolve(".lock"));
    Path jar = Path.of("repository", "javacpp-1.5.13-linux.jar");
    assertThat(Premises.libraries(cache, List.of(jar))).containsExactly(ours.toString());
  }
}
