package lab.grade.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.compile.Compiled;
import lab.grade.Assignment;
import lab.grade.Course;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each jail is attacked from inside, and says what it holds. */
class JailTest {
  @ParameterizedTest
  @EnumSource(
      value = Jail.class,
      names = {"UNSHARE", "BUBBLEWRAP"})
  void namespacesHoldOffEverything(Jail jail) throws IOException {
    assumeThat(jail.isThere()).as("its tools are not installed").isTrue();
    try (Isolation isolation = Isolation.probe(Limits.GENEROUS, List.of(jail))) {
      assumeThat(isolation.level()).as("%s", isolation.lacks()).isEqualTo(Level.NAMESPACES);
      assertThat(isolation.holds())
          .contains(
              "other files cannot be read",
              "nothing can be written but 16 MB that vanish",
              "there is no network",
              "other processes cannot be seen",
              "there is no program but Java",
              "memory outside Java's heap is limited");
      grades(isolation);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Jail.class,
      names = {"LIMITS_ONLY", "NONE"})
  void withoutNamespacesTheLevelIsPortableAndSaysWhatIsLacking(Jail jail) throws IOException {
    assumeThat(jail.isThere()).as("its tools are not installed").isTrue();
    try (Isolation isolation = Isolation.probe(Limits.GENEROUS, List.of(jail))) {
      assertThat(isolation.level()).isEqualTo(Level.PORTABLE);
      assertThat(isolation.lacks())
          .contains("files of who grades can be read", "the network can be reached");
      grades(isolation);
    }
  }

  private static void grades(Isolation isolation) throws IOException {
    Assignment exercise = Course.of("Standardise");
    String source = Files.readString(Path.of("solutions/reference/Standardise.java"));
    try (Sandbox sandbox = isolation.open()) {
      Map<String, Compiled> compiled = sandbox.compile(Map.of("Standardise", source));
      assertThat(sandbox.check(exercise, compiled, 1).points()).isEqualTo(exercise.points());
    }
  }

  @Test
  void whatWasMadeForTheProcessesGoesInTheEnd() throws IOException {
    Path folder;
    try (Premises premises = new Premises()) {
      folder = premises.folder();
      try (var files = Files.list(folder.resolve("lib"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .contains("contracts.jar")
            .noneMatch(name -> name.matches("(junit|assertj|picocli|gson|jline).*"));
      }
    }
    assertThat(folder).doesNotExist();
  }
}
