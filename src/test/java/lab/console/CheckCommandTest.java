package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.console.TemporaryProject.Ended;
import lab.course.Course;
import lab.practice.Sources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks pieces in the worker, right ones, wrong ones and such as bring a program down. */
@Tag("slow")
class CheckCommandTest {
  private static final String FIRST = "    INDArray db2";

  @TempDir Path folder;
  private TemporaryProject project;
  private String right;

  @BeforeAll
  static void references() {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to check as mine");
  }

  @BeforeEach
  void copy() throws IOException {
    project = TemporaryProject.in(folder);
    right = TemporaryProject.right("Backprop");
  }

  private Ended check(String source, String... more) throws IOException {
    project.save("Backprop", source);
    return more.length == 0 ? project.lab("check", "4.1") : project.lab(more);
  }

  private String with(String statement) {
    return right.replace(FIRST, "    " + statement + "\n" + FIRST);
  }

  @Test
  void aFreshCourseIsNotBegun() {
    Ended ended = project.lab("check");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out().lines().filter(line -> line.endsWith(" not begun")))
        .hasSize(Course.all().size());
    assertThat(ended.out())
        .contains("0 of ", " 0 of %d exercises done.".formatted(Course.all().size()))
        .contains("Next: " + Course.all().get(0).id())
        .doesNotContain("\u001b");
    assertThat(ended.err()).isEmpty();
    assertThat(folder.resolve("labs/.progress.json")).doesNotExist();
  }

  @Test
  void aStubIsToldWithItsTask() {
    assertThat(project.lab("check", "9.1").out())
        .matches(
            "· 9\\.1 Dropout is not begun\\.\n"
                + "  Its task stands in labs/mine/Dropout\\.java:\\d+:\n"
                + "    a coin for each of the m·n units; Mask\\.NONE when evaluating\\.\n");
  }

  @Test
  void aRightPiecePassesAndIsKnownFromThenOn() throws IOException {
    int points = Course.of("4.1").points();
    Ended first = check(with("if (n == 1) System.out.println(\"Größe \" + n);"));
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .startsWith("✓ 4.1 Backprop is done: %d of %d points.\n".formatted(points, points))
        .contains("  printed while it ran:\n    Größe 1\n");
    Ended second = project.lab("check", "backprop");
    assertThat(second).as("what it printed is remembered, too").isEqualTo(first);
  }

  @Test
  void aMarkOfTheByteOrderDoesNoHarm() throws IOException {
    assertThat(check("\ufeff" + right).exitCode()).isZero();
  }

  @Test
  void whatAWrongPiecePrintsStandsBeforeItsFailuresAlsoFromMemory() throws IOException {
    String source = with("System.out.println(\"n = \" + n);").replace(".divi(n);", ";");
    Ended first = check(source);
    assertThat(first.out())
        .matches("(?s)✗ 4\\.1 Backprop: [^\n]*\n  printed while it ran:\n    n = \\d+\n.*  ✗ .*");
    assertThat(project.lab("check", "4.1")).isEqualTo(first);
  }

  @Test
  void aWrongPieceIsToldWhatIsWrong() throws IOException {
    Ended ended = check(right.replace(".divi(n);", ";"));
    assertThat(ended.exitCode()).isEqualTo(1);
    int line =
        new Sources(new TreeMap<>(Map.of("Backprop", right)), Map.of()).lineOf("Backprop", "4.1");
    assertThat(ended.out())
        .startsWith("✗ 4.1 Backprop: ")
        .contains("  labs/mine/Backprop.java:" + line)
        .contains("    → missing 1/n\n", "you sum over the images, the cost is their mean")
        .contains("checks pass");
    assertThat(ended.out().lines()).allMatch(text -> text.length() <= 100);

    Ended all = project.lab("check");
    assertThat(all.exitCode()).isEqualTo(1);
    assertThat(all.out()).contains("✗   4.1 Backprop", "✗ 4.1 Backprop: ", "→ missing 1/n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "while (n > 0) lambda += 1; | Backprop.gradients did not come back within 2 s: look for a loop that does not end or does far too much (it was at Backprop.java:LINE)",
        "var all = new java.util.ArrayList<long[]>(); while (n > 0) all.add(new long[4_000_000]); | Backprop.gradients throws OutOfMemoryError: Java heap space, at Backprop.java:LINE",
        "while (n > 0) System.out.println(\"n\".repeat(500)); | Backprop.gradients prints more than 4 MB, at Backprop.java:LINE: take the print out, or out of its loop",
      })
  void whatBringsAProgramDownCostsItsOwnCheck(String statement, String sentence)
      throws IOException {
    String source = with(statement);
    long line = source.substring(0, source.indexOf(statement)).lines().count();
    boolean loops = sentence.contains("2 s");
    Ended ended = check(source, "check", "4.1", "--limit", loops ? "2" : "60");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out().replaceAll("\\s+", " "))
        .startsWith("✗ 4.1 Backprop: 0 of ")
        .contains(sentence.replace("LINE", Long.toString(line)));
    assertThat(check(right).exitCode()).isZero();
  }

  /** What grading refuses is refused here, in the same words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(0); | Backprop uses java.lang.System.exit, which no piece needs: numbers,",
        "Runtime.getRuntime().halt(7); | Backprop uses java.lang.Runtime.getRuntime, which no piece needs: numbers,",
        "Thread.yield(); | Backprop uses java.lang.Thread.yield, which no piece needs: numbers,",
        "if (n > 0) return new reference.Backprop().gradients(net, X, a, Y, lambda); | Backprop uses reference.Backprop, at Backprop.java:LINE: write it yourself; of the lab,",
        "lab.course.Course.all(); | Backprop uses lab.course.Course, at Backprop.java:LINE: write it yourself; of the lab,",
      })
  void whatNoPieceMayUseIsNotRun(String statement, String sentence) throws IOException {
    String source = with(statement);
    long line = source.substring(0, source.indexOf(statement)).lines().count();
    Ended ended = check(source);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out().replaceAll("\\s+", " "))
        .startsWith("✗ 4.1 Backprop is not run. " + sentence.replace("LINE", Long.toString(line)));
  }

  @Test
  void aFileOfNoPackageIsReadAsOneOfMine() throws IOException {
    Ended ended = check(right.replace("package mine;", ""));
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out().replaceAll("\\s+", " "))
        .contains(
            "labs/mine/Backprop.java has no package line: it is read as one of package mine.");
  }

  @Test
  void whatDoesNotCompileIsExplained() throws IOException {
    Ended ended = check(right.replace("lambda != 0", "lamda != 0"));
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("✗ 4.1 Backprop does not compile.\n  labs/mine/Backprop.java:")
        .contains(
            "    if (lamda != 0) {\n        ^\n    → There is no lamda here; did you mean lambda?");
  }

  @Test
  void aNameThatIsMissingOnManyLinesIsToldOnce() throws IOException {
    Ended ended = check(with("lamda += 1; lamda += 2;\n lamda += missing;"));
    assertThat(ended.out())
        .containsOnlyOnce("symbol: variable lamda")
        .containsOnlyOnce("symbol: variable missing")
        .contains("  … and 2 more, which may well come from these.\n");
  }

  @Test
  void aFileThatIsGoneIsSaid() throws IOException {
    Files.delete(project.mine().resolve("Backprop.java"));
    assertThat(project.lab("check", "4.1").out())
        .isEqualTo(
            "✗ 4.1 Backprop: labs/mine/Backprop.java is not there.\n  labs/lab reset 4.1 writes it anew.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.7 | There is no exercise 4.7; the nearest are 4.1 Backprop",
        "Bakcprop | There is no exercise Bakcprop; the nearest are 4.1 Backprop",
        "12 | Lab 12 has no exercise of its own: it puts the others together.",
        "13 | Lab 13 has no exercise of its own: it puts the others together.",
      })
  void anUnknownExerciseIsAMisuse(String word, String sentence) throws IOException {
    for (String script : List.of("04-backprop.jsh", "12-report.jsh", "13-record.jsh")) {
      Files.writeString(project.root().resolve("labs").resolve(script), "// Lab");
    }
    Ended ended = project.lab("check", word);
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).startsWith(sentence).hasLineCount(1);
    assertThat(ended.out()).isEmpty();
  }
}
