package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.base.FolderLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchProgramTest {
  private static final Path LAB_JAR = Path.of("target/launcher/lab.jar");
  @TempDir private Path home;

  private BenchProgram program() throws IOException {
    Files.createDirectories(home.resolve("src/bench"));
    Files.writeString(home.resolve("src/bench/pom.xml"), "no project\n");
    return new BenchProgram(home, LAB_JAR);
  }

  @Test
  void aStudentsCopyHasNoBenchmark() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new BenchProgram(home, LAB_JAR))
        .withMessage(
            "bench: there is no benchmark in %s, which a student's copy of the lab comes without; the whole project has it",
            home.resolve("src/bench"));
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNoticedFirst() throws IOException {
    BenchProgram bench = program();
    Path target = Files.createFile(home.resolve("target"));
    assertThatIOException()
        .isThrownBy(bench::takeFolder)
        .withMessage(
            "%s cannot be written to: %s is a file and no folder; name another place",
            target.resolve("bench"), target);
  }

  @Test
  void itsFolderBelongsToOneAtATime() throws IOException {
    BenchProgram bench = program();
    bench.takeFolder();
    assertThat(FolderLock.isHeld(home.resolve("target/bench"))).isTrue();
    FolderLock.release(home.resolve("target/bench"));
  }

  @Test
  void aBuildThatFailsNamesItsLog() throws IOException {
    Path log = home.resolve("target/bench/logs/build.log");
    assertThatIOException()
        .isThrownBy(program()::build)
        .withMessage("bench: the build failed; all that was said is in %s", log);
    assertThat(log).content().contains("src/bench/pom.xml");
  }

  @Test
  void aPythonThatCannotBeMadeNamesTheScript() throws IOException {
    assertThatIOException()
        .isThrownBy(program()::makePeers)
        .withMessage(
            "bench: the Python of the contestants could not be made, since %s ended with exit code 127; what it said stands above",
            home.resolve("src/bench/python/install.sh"));
  }

  /** What it says of an option that it does not know goes where all of this program's goes. */
  @Test
  void itsExitCodeIsTheCommands() throws IOException {
    assertThat(program().run(List.of("0", "--fast"))).isEqualTo(1);
  }
}
