package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
  private static final Path LAB_JAR = Path.of("target/launcher/lab.jar");
  @TempDir private Path home;

  @Test
  void aStudentsCopyHasNoContestants() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Workplace(home, LAB_JAR))
        .withMessage(
            "bench: there are no contestants in %s, which a student's copy of the lab comes without; the whole project has them",
            home.resolve("src/bench"));
  }

  @Test
  void othersSeeTheLabsJarAndNoneOfItsLibraries() throws IOException {
    Files.createDirectories(home.resolve("src/bench"));
    Files.createFile(home.resolve("src/bench/pom.xml"));
    Workplace place = new Workplace(home, LAB_JAR);
    Files.createDirectories(place.folder());
    Files.writeString(place.folder().resolve("classpath"), "dl4j.jar\n");
    assertThat(place.withPeers()).endsWith("lab.jar" + File.pathSeparator + "dl4j.jar");
    assertThat(place.withLab()).contains(System.getProperty("java.class.path"));
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNoticedFirst() throws IOException {
    Files.createDirectories(home.resolve("src/bench"));
    Files.createFile(home.resolve("src/bench/pom.xml"));
    Path target = Files.createFile(home.resolve("target"));
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    assertThatIOException()
        .isThrownBy(() -> new Bench(home, LAB_JAR, nobody, nobody).compare(true))
        .withMessage(
            "%s cannot be written to: %s is a file and no folder; name another place",
            target.resolve("bench"), target);
  }
}
