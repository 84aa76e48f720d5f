package lab.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherBuildTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path folder;
  private Path home;
  private Path out;
  private Path source;
  private LauncherBuild build;

  @BeforeEach
  void aBuildOfNow() throws IOException {
    home = folder.resolve("Übung");
    out = Files.createDirectories(home.resolve("target/launcher"));
    source = Files.createDirectories(home.resolve("src/main")).resolve("A.java");
    Files.createFile(source);
    Files.writeString(out.resolve("classpath"), "C:\\a\\ü.jar;C:\\b.jar\n");
    Files.createFile(out.resolve("started"));
    build = new LauncherBuild(home);
    build.built("lab-1.jar", ISO_8859_1);
    for (Path file : List.of(source, home.resolve("src/main"))) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  @Test
  void theClassPathIsInTheLettersThatJavaTakes() throws IOException {
    assertThat(Files.readString(out.resolve("classpath.args"), ISO_8859_1))
        .isEqualTo("-cp\n\"%s/lab-1.jar;C:/a/ü.jar;C:/b.jar\"\n".formatted(out));
    assertThatThrownBy(() -> build.built("lab-1.jar", US_ASCII))
        .hasMessageStartingWith("Java on this Windows knows file names in US-ASCII only, but")
        .hasMessageEndingWith(";C:\\a\\ü.jar;C:\\b.jar");
  }

  @Test
  void whatIsSavedDuringABuildIsNewer() throws IOException {
    assertThat(build.isFresh()).isTrue();
    Files.setLastModifiedTime(out.resolve("started"), LONG_AGO);
    Files.setLastModifiedTime(source, FileTime.from(LONG_AGO.toInstant().plusMillis(1)));
    build.built("lab-1.jar", ISO_8859_1);
    assertThat(build.isFresh()).isFalse();
  }

  @Test
  void aRootThatComesIsAReasonToBuild() throws IOException {
    Files.setLastModifiedTime(Files.createFile(home.resolve("pom.xml")), LONG_AGO);
    assertThat(build.isFresh()).isFalse();
  }

  @Test
  void onWindowsErrorsNameTheirFilesAsElsewhere() {
    assertThat(
            LauncherBuild.errors(
                List.of(
                    "[ERROR] /%s/src/main/A.java:[3,7] no".formatted(home),
                    "[ERROR] %s\\src\\main\\B.java:[4,1] nor this".formatted(home)),
                home))
        .containsExactly("src/main/A.java:3: no", "src/main/B.java:4: nor this");
  }
}
