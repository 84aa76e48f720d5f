package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
  private static final Path LAB_JAR = Path.of("target/launcher/lab.jar");
  @TempDir private Path home;

  @Test
  void othersSeeTheLabsJarAndNoneOfItsLibraries() throws IOException {
    Workplace place = new Workplace(home, LAB_JAR);
    Files.createDirectories(place.folder());
    Files.writeString(place.folder().resolve("classpath"), "dl4j.jar\n");
    assertThat(place.withPeers()).endsWith("lab.jar" + File.pathSeparator + "dl4j.jar");
    assertThat(Workplace.withLab()).isEqualTo(System.getProperty("java.class.path"));
  }

  @Test
  void materialsThatCannotBeMadeNameTheLog() {
    Workplace place = new Workplace(home, LAB_JAR); // without labs/jvm.options no Java starts
    assertThatIOException()
        .isThrownBy(() -> place.prepare(List.of()))
        .withMessage(
            "bench: the materials failed; all that was said is in %s",
            place.logs().resolve("materials.log"));
  }
}
