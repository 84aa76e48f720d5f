package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.author.NewExercise;
import lab.author.Project;
import lab.course.Course;
import lab.script.Home;
import org.junit.jupiter.api.Test;

/** What the page for contributors names is there. */
class ContributingTest {
  private static final Path PAGE = Path.of(".github/CONTRIBUTING.md");

  /** What its recipes make. */
  private static final Set<String> MADE =
      Set.of(
          "solutions/reference/Momentum.java",
          "labs/mine/Momentum.java",
          "src/main/java/lab/course/descent/MomentumMistakes.java",
          "src/main/java/lab/course/descent/MomentumChecks.java",
          "src/main/resources/lab/hints/6.3.txt",
          "src/main/java/lab/console/PointsCommand.java",
          "target/figures/kept.png");

  @Test
  void itsFilesAreThereButForThoseThatItMakes() throws IOException {
    List<String> files = all("`((?:src|labs|solutions|target)/[\\w./-]+\\.\\w+)`");
    assertThat(files).hasSizeGreaterThan(15);
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(Files.exists(Path.of(file)) || MADE.contains(file)).as(file).isTrue());
  }

  @Test
  void whatItLinksToIsThere() throws IOException {
    for (Path page : List.of(PAGE, Path.of(".github/SECURITY.md"), Path.of("src/DECISIONS.md"))) {
      List<String> links = all(page, "\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
      assertThat(links).isNotEmpty();
      assertThat(links).allMatch(link -> Files.exists(page.resolveSibling(link).normalize()));
    }
  }

  @Test
  void itsTestsAndCommandsAreThere() throws IOException {
    Set<String> tests;
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      tests =
          sources
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }
    List<String> named = all("\\b(\\w+Test)\\b");
    assertThat(named).contains("BankTest", "CourseTest", "PlotsTest", "MainTest");
    assertThat(tests).containsAll(named);
    assertThat(Main.commandLine().getSubcommands().keySet())
        .containsAll(
            all("labs/lab (\\w+)").stream().filter(name -> !name.equals("points")).toList());
  }

  /** The exercise that the page begins is one that can be begun, and has the files it says. */
  @Test
  void itsExerciseCanBeBegun() throws IOException {
    assumeTrue(
        Files.isDirectory(Path.of("solutions/reference")), "exercises are written elsewhere");
    String[] words = all("`labs/lab course new ([^`]+)`").get(0).split(" ");
    assertThat(words).hasSize(6).contains("--contract", "--settings");
    assumeTrue(Course.all().stream().noneMatch(one -> one.id().equals(words[0])), "it is written");
    NewExercise planned =
        NewExercise.of(
            Project.in(new Home(Path.of(""))),
            words[0],
            words[1],
            Optional.of(words[3]),
            List.of(words[5]));
    assertThat(planned.files()).hasSize(5);
    assertThat(all("`((?:src|solutions)/[\\w./-]+\\.\\w+)`")).containsAll(planned.files());
    assertThat(all("`labs/lab course (\\w+)")).containsOnly("new", "check");
  }

  private static List<String> all(String pattern) throws IOException {
    return all(PAGE, pattern);
  }

  private static List<String> all(Path page, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(page))
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }
}
