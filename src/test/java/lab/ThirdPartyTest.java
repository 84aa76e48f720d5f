package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The list of libraries is the list of libraries. */
class ThirdPartyTest {
  private static final Path LIST = Path.of("src/THIRD-PARTY.md");

  /** Maven's folders end with ARTIFACT/VERSION; two jars of one, such as natives, are one row. */
  @Test
  @DisabledOnOs(
      value = OS.MAC,
      architectures = "aarch64",
      disabledReason = "its profile takes another OpenBLAS and JavaCPP")
  void namesEachLibraryWithItsVersion() throws IOException {
    List<String> used =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> entry.endsWith(".jar"))
            .map(jar -> Path.of(jar).getParent())
            .filter(version -> version.getNameCount() > 2)
            .map(version -> version.getParent().getFileName() + " " + version.getFileName())
            .filter(library -> !library.matches("surefire.*|maven-surefire.*|target .*"))
            .distinct()
            .toList();
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(rows().map(row -> row.group(2) + " " + row.group(3)))
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void namesALicenceForEach() throws IOException {
    assertThat(rows().map(row -> row.group(4).strip())).allMatch(licence -> licence.length() > 2);
  }

  private static Stream<MatchResult> rows() throws IOException {
    return Pattern.compile("(?m)^\\| ([\\w.-]+):([\\w.-]+) \\| ([\\w.-]+) \\| ([^|]*) \\|")
        .matcher(Files.readString(LIST))
        .results();
  }
}
