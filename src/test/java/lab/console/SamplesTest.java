package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.base.Digests;
import lab.course.Course;
import lab.course.Total;
import lab.piece.Assignment;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grader graded: what it makes of submissions that are right, wrong, broken and hostile. */
@Tag("grading")
class SamplesTest {
  private static final Path CANARY =
      Path.of(System.getProperty("user.home"), ".two-layer-lab-canary");

  private static final Map<String, CSVRecord> GRADES = new HashMap<>();
  private static final StringWriter SAID = new StringWriter();
  private static Map<String, String> before;
  private static Map<String, String> after;

  @TempDir static Path folder;

  static List<Sample> samples() throws IOException {
    String only = System.getProperty("sample", ".*"); // a regular expression, to try a few by hand
    return Sample.all().stream().filter(sample -> sample.name().matches(only)).toList();
  }

  @BeforeAll
  static void gradeAll() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to hand in");
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    for (Sample sample : samples()) {
      sample.buildIn(submissions);
    }
    Files.writeString(CANARY, "alive");
    before = surroundings();
    PrintWriter out = new PrintWriter(SAID);
    String[] command = {
      "grade",
      submissions.toString(),
      "--out",
      out().toString(),
      "--seed",
      "7",
      "--call-limit",
      "5",
      "--allow-portable"
    };
    int exitCode = Main.commandLine().setOut(out).setErr(out).execute(command);
    after = surroundings();
    assertThat(exitCode).as(SAID.toString()).isZero();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser table =
        CSVParser.parse(out().resolve("gradebook.csv"), StandardCharsets.UTF_8, format)) {
      table.forEach(
          line -> GRADES.put(line.get("name").replaceAll("\\.(zip|tar\\.gz)$", ""), line));
    }
  }

  @AfterAll
  static void removeTheCanary() throws IOException {
    Files.deleteIfExists(CANARY);
  }

  private static Path out() {
    return folder.resolve("grades");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasThePointsThatItDeserves(Sample sample) {
    CSVRecord grade = GRADES.get(sample.name());
    Map<String, Integer> points = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      points.put(exercise.id(), Integer.parseInt(grade.get(exercise.toString())));
    }
    assertThat(points).isEqualTo(sample.points());
    assertThat(Integer.parseInt(grade.get("total")))
        .isEqualTo(
            Total.of(
                sample.points().values().stream().mapToInt(Integer::intValue).sum(),
                Course.points()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isToldWhatIsWrong(Sample sample) throws IOException {
    Path feedback = out().resolve(GRADES.get(sample.name()).get("name")).resolve("feedback.md");
    String told = Files.readString(feedback);
    assertThat(sample.says()).isNotEmpty();
    assertThat(told).contains(sample.says());
    assertThat(told.contains("does not compile"))
        .isEqualTo(sample.says().equals("does not compile")); // an attack that is none
  }

  @Test
  void nothingOutsideTheGradesHasChanged() {
    assertThat(after).isEqualTo(before);
    assertThat(CANARY).hasContent("alive");
    assertThat(folder.resolve("outside")).doesNotExist();
    assertThat(Path.of("/tmp/two-layer-lab-outside.java")).doesNotExist();
  }

  @Test
  void thereAreEnoughOfEachKind() throws IOException {
    assertThat(Sample.all()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    assertThat(Sample.all().stream().filter(one -> one.base().equals("reference")))
        .hasSizeGreaterThanOrEqualTo(12);
  }

  /** Digests of what lies around the grades: the project, and the submissions themselves. */
  private static Map<String, String> surroundings() throws IOException {
    Map<String, String> all = new TreeMap<>();
    digest(Path.of("").toAbsolutePath(), Set.of(".git", "target", "data"), all);
    digest(folder, Set.of("grades"), all);
    return all;
  }

  private static void digest(Path top, Set<String> without, Map<String, String> all)
      throws IOException {
    try (Stream<Path> children = Files.list(top)) {
      for (Path child : children.filter(one -> !without.contains(name(one))).toList()) {
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          digest(child, Set.of(), all);
        } else {
          byte[] digest = Digests.of("SHA-256").digest(Files.readAllBytes(child));
          all.put(child.toString(), HexFormat.of().formatHex(digest));
        }
      }
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
