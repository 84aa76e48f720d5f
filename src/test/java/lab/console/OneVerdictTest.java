package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.gradebook.intake.Collector;
import lab.gradebook.intake.Submission;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.process.Isolation;
import lab.piece.process.Limits;
import lab.piece.process.Sandbox;
import lab.practice.PieceStatus;
import lab.practice.PracticeRecord;
import lab.practice.Workbench;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A piece gets one verdict, in the same words, whether it is checked, watched or graded. */
@Tag("slow")
class OneVerdictTest {
  private static final Path FOLDER = Path.of("src/test/resources/verdicts");
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(6), Duration.ofSeconds(60), Duration.ofSeconds(60));

  @TempDir static Path folder;
  private static TemporaryProject project;
  private static Workbench bench;
  private static Isolation isolation;
  private static Sandbox sandbox;

  /**
   * A piece, and what is expected of it.
   *
   * @param points that it gets; below 0 if that is not known
   * @param says what must be said of it
   */
  private record Sample(String name, Assignment exercise, String source, int points, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What is said of a piece: how each check ended, and why, and what is odd about its file. */
  private record Told(List<Status> checks, List<String> sentences, List<String> notes) {
    static Told of(Verdict verdict, List<String> notes) {
      List<String> sentences = new ArrayList<>();
      verdict.outcomes().forEach(one -> sentences.add(one.mistake() + "|" + one.message().text()));
      return new Told(verdict.outcomes().stream().map(Outcome::status).toList(), sentences, notes);
    }

    static Told of(String sentence, List<String> notes) {
      return new Told(List.of(), List.of(sentence), notes);
    }
  }

  /** Those of the table; with {@code -Dpieces=FOLDER} all that lie in a folder, to try by hand. */
  static List<Sample> samples() throws IOException {
    String others = System.getProperty("pieces");
    if (others != null) {
      try (Stream<Path> files = Files.walk(Path.of(others))) {
        List<Sample> all = new ArrayList<>();
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
          String piece = file.getFileName().toString().replace(".java", "");
          String name = Path.of(others).relativize(file.getParent()).toString();
          all.add(new Sample(name, Course.of(piece), Files.readString(file), -1, ""));
        }
        return all;
      }
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setQuote('`')
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    try (CSVParser table =
        CSVParser.parse(FOLDER.resolve("verdicts.csv"), StandardCharsets.UTF_8, format)) {
      List<Sample> all = new ArrayList<>();
      for (CSVRecord line : table) {
        all.add(sample(line));
      }
      return all;
    }
  }

  private static Sample sample(CSVRecord line) throws IOException {
    String name = line.get("name");
    Assignment exercise = Course.of(line.get("piece"));
    String from = line.get("from");
    String source;
    if (from.isEmpty()) {
      source = Files.readString(FOLDER.resolve(name).resolve(exercise.piece() + ".java"));
    } else {
      String right = TemporaryProject.right(exercise.piece());
      assertThat(right.split(Pattern.quote(from), -1)).as(name).hasSize(2);
      source = right.replace(from, line.get("to").replace("MARK ", "\uFEFF"));
    }
    String points = line.get("points");
    int expected = points.isEmpty() ? exercise.points() : Integer.parseInt(points);
    return new Sample(name, exercise, source, expected, line.get("says"));
  }

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to change");
    project = TemporaryProject.in(folder.resolve("project"));
    bench =
        new Workbench(
            project.home(), LIMITS, new PracticeRecord(project.home().remembered(sentence -> {})));
    isolation = Isolation.probe(LIMITS, true, List.of());
    sandbox = isolation.open();
  }

  @AfterAll
  static void close() throws IOException {
    if (sandbox != null) {
      bench.close();
      sandbox.close();
      isolation.close();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isTheSameEverywhere(Sample sample) throws IOException {
    String piece = sample.exercise.piece();
    project.save(piece, sample.source);
    PieceStatus status =
        bench.check(List.of(sample.exercise), bench.sources(), one -> {}).get(sample.exercise);
    Told checked = told(status);
    assertThat(graded(sample)).isEqualTo(checked);
    if (sample.points >= 0) {
      assertThat(status.points()).isEqualTo(sample.points);
    }
    String all =
        Stream.concat(checked.sentences.stream(), checked.notes.stream())
            .collect(Collectors.joining("\n"));
    assertThat(all).contains(sample.says).doesNotContain("no such package");
    if (System.getProperty("pieces") != null) {
      System.out.printf(
          "%s: %d of %d%n%s%n", sample, status.points(), sample.exercise.points(), all);
    }
  }

  private static Told told(PieceStatus status) {
    if (status instanceof PieceStatus.Refused refused) {
      return Told.of(refused.sentence(), List.of());
    } else if (status instanceof PieceStatus.NotCompiling broken) {
      return Told.of(broken.errors().toString(), List.of());
    }
    PieceStatus.Checked checked = (PieceStatus.Checked) status;
    return Told.of(checked.verdict(), checked.notes());
  }

  /** As it is handed in: a file in a folder mine. */
  private static Told graded(Sample sample) throws IOException {
    String piece = sample.exercise.piece();
    Path mine = Files.createDirectories(folder.resolve("handed").resolve(sample.name + "/mine"));
    Files.writeString(mine.resolve(piece + ".java"), sample.source);
    Submission submission = new Collector().one(mine.getParent());
    Map<String, Compiled> compiled = sandbox.compile(submission.sources());
    Compiled one = compiled.get(piece);
    if (one.failed()) {
      return Told.of(one.refusal().orElse(one.errors().toString()), List.of());
    }
    List<String> notes =
        submission.notes().stream()
            .filter(note -> note.contains("/" + piece + ".java "))
            .map(note -> "labs/" + note)
            .toList();
    return Told.of(sandbox.check(sample.exercise, compiled, Checker.PUBLIC_SEED), notes);
  }
}
