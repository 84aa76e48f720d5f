package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is right has all points, however it is handed in, and whoever stands beside it. */
@Tag("slow")
class SandboxTest {
  private static final Assignment FLIP = Course.of("Flip");
  private static final Assignment ACCURACY = Course.of("Accuracy");
  private static final Assignment STANDARDISE = Course.of("Standardise");

  private static Isolation isolation;
  private static Sandbox sandbox;

  @BeforeAll
  static void probe() throws IOException {
    isolation = Isolation.probe(Limits.GENEROUS, true, List.of());
    sandbox = isolation.open();
  }

  @AfterAll
  static void end() throws IOException {
    sandbox.close();
    isolation.close();
  }

  private static String reference(String piece) throws IOException {
    return Files.readString(Path.of("solutions/reference", piece + ".java"));
  }

  private static Verdict graded(Assignment exercise, Map<String, String> sources) {
    return sandbox.check(exercise, sandbox.compile(sources), Checker.PUBLIC_SEED);
  }

  private static void passes(Assignment exercise, UnaryOperator<String> change) throws IOException {
    String source = reference(exercise.piece());
    String changed = change.apply(source);
    assertThat(changed).isNotEqualTo(source);
    Verdict verdict = graded(exercise, Map.of(exercise.piece(), changed));
    assertThat(verdict.outcomes()).extracting(one -> one.message().text()).containsOnly("");
    assertThat(verdict.points()).isEqualTo(exercise.points());
  }

  @Test
  void theReferencesHaveAllPoints() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("solutions/reference"))) {
      for (Path file : files.toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    Map<String, Compiled> compiled = sandbox.compile(sources);
    for (long seed : new long[] {Checker.PUBLIC_SEED, 77}) {
      for (Assignment exercise : Course.all()) {
        Verdict verdict = sandbox.check(exercise, compiled, seed);
        assertThat(verdict.outcomes()).extracting(one -> one.message().text()).containsOnly("");
        assertThat(verdict.points()).isEqualTo(exercise.points());
      }
    }
  }

  @Test
  void theStubsAreStillToBeWritten() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      Path stub = Path.of("labs/mine", exercise.piece() + ".java");
      sources.put(exercise.piece(), Files.readString(stub));
    }
    Map<String, Compiled> compiled = sandbox.compile(sources);
    for (Assignment exercise : Course.all()) {
      Verdict verdict = sandbox.check(exercise, compiled, Checker.PUBLIC_SEED);
      if (sources.get(exercise.piece()).contains("Todo.task(\"" + exercise.id())) {
        assertThat(verdict.untouched()).as("%s", verdict).isTrue();
        assertThat(verdict.outcomes().get(0).message().text())
            .startsWith("exercise %s, %s.".formatted(exercise.id(), exercise.piece()))
            .endsWith(
                "its task stands above the method in labs/mine/%s.java"
                    .formatted(exercise.piece()));
      }
    }
  }

  /** What fails without counting is neither made again in a new process nor explained. */
  @Test
  void onlyWhatCountsIsExplained() throws IOException {
    String wrong = reference("Accuracy").replace("(double) right", "right");
    Map<String, Compiled> compiled =
        sandbox.compile(Map.of("Accuracy", wrong, "Flip", reference("Flip")));
    sandbox.check(FLIP, compiled, 77);
    Verdict counts = sandbox.check(ACCURACY, compiled, 77);
    sandbox.check(FLIP, compiled, 77);
    Asked asked = new Asked(ACCURACY, 77, check -> false);
    Verdict not = sandbox.check(List.of(asked), compiled, Duration.ofMinutes(1)).get(ACCURACY);
    assertThat(counts.points()).isEqualTo(not.points()).isLessThan(ACCURACY.points());
    assertThat(counts.outcomes()).anyMatch(one -> !one.mistake().isEmpty());
    assertThat(not.outcomes()).allMatch(one -> one.mistake().isEmpty());
    assertThat(not.outcomes())
        .extracting(Outcome::status)
        .isEqualTo(counts.outcomes().stream().map(Outcome::status).toList());
  }

  /** Several wrong pieces share one new process, and each is told why. */
  @Test
  void whatFailsBehindOthersIsCheckedAgainAndExplained() throws IOException {
    String accuracy = reference("Accuracy").replace("(double) right", "right");
    String flip = reference("Flip").replace("float pixel = image[left];", "float pixel = 0;");
    Map<String, Compiled> compiled =
        sandbox.compile(
            Map.of(
                "Standardise",
                reference("Standardise"),
                "Accuracy",
                accuracy,
                "Flip",
                flip,
                "Grid",
                reference("Grid")));
    List<Asked> all =
        Stream.of(STANDARDISE, ACCURACY, FLIP, Course.of("Grid"))
            .map(exercise -> Asked.of(exercise, 77))
            .toList();
    Map<Assignment, Verdict> verdicts = sandbox.check(all, compiled, Duration.ofMinutes(2));
    assertThat(verdicts.keySet())
        .containsExactlyElementsOf(all.stream().map(Asked::exercise).toList());
    assertThat(verdicts.get(STANDARDISE).passed()).isTrue();
    assertThat(verdicts.get(Course.of("Grid")).passed()).isTrue();
    for (Assignment wrong : List.of(ACCURACY, FLIP)) {
      compiled = sandbox.compile(Map.of("Accuracy", accuracy, "Flip", flip));
      assertThat(verdicts.get(wrong)).isEqualTo(sandbox.check(wrong, compiled, 77));
    }
    assertThat(verdicts.get(ACCURACY).outcomes()).anyMatch(one -> !one.mistake().isEmpty());
  }

  @Test
  void linesThatEndInCrLf() throws IOException {
    passes(FLIP, source -> source.replace("\n", "\r\n"));
  }

  @Test
  void anotherPackageOrNone() throws IOException {
    passes(FLIP, source -> source.replace("package reference;", "package com.example.lab10;"));
    passes(FLIP, source -> source.replace("package reference;\n", ""));
  }

  @Test
  void namesOutsideAscii() throws IOException {
    passes(FLIP, source -> source.replace("pixel", "größe_像素"));
  }

  @Test
  void debugPrints() throws IOException {
    passes(
        FLIP,
        source ->
            source.replace(
                "float pixel = image[left];",
                "float pixel = image[left]; System.out.println(\"pixel \" + pixel);"
                    + " System.err.printf(\"%f%n\", pixel);"));
  }

  @Test
  void slowButCorrectCode() throws IOException {
    passes(
        ACCURACY,
        source ->
            source.replaceFirst(
                "(?s)(@Exercise.*?\\{\n)",
                "$1double slow = 0; for (int i = 0; i < 20_000_000; i++) { slow += Math.sqrt(i);"
                    + " }\n"
                    + " if (slow < 0) { return slow; }\n"));
  }

  @Test
  void whatIsMissingOrDoesNotCompileCostsItselfAlone() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    sources.put("Accuracy", reference("Accuracy"));
    sources.put("Flip", reference("Flip").replace("float pixel = image[left];", "float pixel = ;"));
    sources.put(
        "Shift",
        "package mine; public record Shift(int most, double p) implements lab.Augmentation {}");
    Map<String, Compiled> compiled = sandbox.compile(sources);
    assertThat(sandbox.check(ACCURACY, compiled, 1).points()).isEqualTo(ACCURACY.points());
    assertThat(sandbox.check(FLIP, compiled, 1).outcomes())
        .allMatch(one -> one.status() == Status.ERROR)
        .allMatch(one -> one.message().seen().startsWith("labs/mine/Flip.java:"));
    assertThat(sandbox.check(Course.of("Shift"), compiled, 1).outcomes().get(0).message().text())
        .startsWith("labs/mine/Shift.java:1: Shift is not abstract and does not override");
    assertThat(sandbox.check(STANDARDISE, compiled, 1).outcomes())
        .extracting(one -> one.message().text())
        .containsOnly("there is no Standardise.java");
  }

  @Test
  void onlyWhatAPieceUsesIsSentWithIt() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    sources.put("Accuracy", reference("Accuracy"));
    sources.put("Helper", "public class Helper { static void help() { new java.net.Socket(); } }");
    sources.put("Flip", reference("Flip").replace("float pixel", "Helper.help(); float pixel"));
    Map<String, Compiled> compiled = sandbox.compile(sources);
    assertThat(compiled.get("Accuracy").classes()).containsOnlyKeys("mine.Accuracy");
    assertThat(compiled.get("Flip").problem())
        .startsWith("Helper uses java.net.Socket, which no piece needs: ");
  }

  /** What stands in Java's own properties outlives the class loader of a piece. */
  @Test
  void aPieceThatPassesOnlyInAFreshProcessPasses() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    sources.put("Accuracy", reference("Accuracy"));
    sources.put(
        "Flip",
        reference("Flip")
            .replace(
                "if (random.nextDouble()",
                "if (System.getProperty(\"others\") != null) { return; }\n"
                    + "    if (random.nextDouble()"));
    sources.put(
        "Standardise",
        reference("Standardise")
            .replace(
                "public Scale fit(INDArray X) {",
                "public Scale fit(INDArray X) { System.setProperty(\"others\", \"\");"));
    try (Sandbox open = isolation.openWithoutList()) {
      Map<String, Compiled> compiled = open.compile(sources);
      for (Assignment exercise : new Assignment[] {ACCURACY, STANDARDISE, FLIP}) {
        assertThat(open.check(exercise, compiled, 1).points()).isEqualTo(exercise.points());
      }
    }
  }
}
