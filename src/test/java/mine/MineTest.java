package mine;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.course.Checker;
import lab.course.Course;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.Outcome;
import lab.piece.PieceCompiler;
import lab.piece.PieceException;
import lab.piece.SourceText;
import lab.piece.StudentCompiler;
import lab.piece.Subject;
import lab.practice.Sources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * The checks of your own pieces, a tree: exercises, and the checks of each. All of them: {@code mvn
 * test -Dgroups=mine}, or run this class in an IDE; those of lab 4: {@code -Dgroups=lab4
 * -DexcludedGroups=benchmark}; those of an exercise: run its method. Each check is a test of its
 * own, so that one run shows all that is wrong; one that fails leads to the method to be written.
 */
@Tag("mine")
@DisplayName("Your pieces")
class MineTest {
  private static final Subject MINE = Subject.of(MineTest.class.getClassLoader(), "mine");
  private static final Path FOLDER = Path.of("labs/mine");

  @TestFactory
  @Tag("lab1")
  @DisplayName("1.1 Standardise")
  Stream<DynamicTest> standardise() {
    return checks("1.1");
  }

  @TestFactory
  @Tag("lab2")
  @DisplayName("2.1 GaussianInit")
  Stream<DynamicTest> gaussianInit() {
    return checks("2.1");
  }

  @TestFactory
  @Tag("lab2")
  @DisplayName("2.2 ForwardPass")
  Stream<DynamicTest> forwardPass() {
    return checks("2.2");
  }

  @TestFactory
  @Tag("lab3")
  @DisplayName("3.1 CrossEntropyCost")
  Stream<DynamicTest> crossEntropyCost() {
    return checks("3.1");
  }

  @TestFactory
  @Tag("lab3")
  @DisplayName("3.2 Accuracy")
  Stream<DynamicTest> accuracy() {
    return checks("3.2");
  }

  @TestFactory
  @Tag("lab4")
  @DisplayName("4.1 Backprop")
  Stream<DynamicTest> backprop() {
    return checks("4.1");
  }

  @TestFactory
  @Tag("lab5")
  @DisplayName("5.1 NumericalGradient")
  Stream<DynamicTest> numericalGradient() {
    return checks("5.1");
  }

  @TestFactory
  @Tag("lab5")
  @DisplayName("5.2 RelativeError")
  Stream<DynamicTest> relativeError() {
    return checks("5.2");
  }

  @TestFactory
  @Tag("lab6")
  @DisplayName("6.1 MiniBatches")
  Stream<DynamicTest> miniBatches() {
    return checks("6.1");
  }

  @TestFactory
  @Tag("lab6")
  @DisplayName("6.2 Sgd")
  Stream<DynamicTest> sgd() {
    return checks("6.2");
  }

  @TestFactory
  @Tag("lab7")
  @DisplayName("7.1 CyclicalSchedule")
  Stream<DynamicTest> cyclicalSchedule() {
    return checks("7.1");
  }

  @TestFactory
  @Tag("lab8")
  @DisplayName("8.1 LogUniform")
  Stream<DynamicTest> logUniform() {
    return checks("8.1");
  }

  @TestFactory
  @Tag("lab8")
  @DisplayName("8.2 Grid")
  Stream<DynamicTest> grid() {
    return checks("8.2");
  }

  @TestFactory
  @Tag("lab9")
  @DisplayName("9.1 Dropout")
  Stream<DynamicTest> dropout() {
    return checks("9.1");
  }

  @TestFactory
  @Tag("lab10")
  @DisplayName("10.1 Flip")
  Stream<DynamicTest> flip() {
    return checks("10.1");
  }

  @TestFactory
  @Tag("lab10")
  @DisplayName("10.2 Shift")
  Stream<DynamicTest> shift() {
    return checks("10.2");
  }

  @TestFactory
  @Tag("lab11")
  @DisplayName("11.1 Adam")
  Stream<DynamicTest> adam() {
    return checks("11.1");
  }

  private static Stream<DynamicTest> checks(String id) {
    Assignment exercise = Course.of(id);
    URI place = place(exercise);
    return Checker.check(exercise, subject(exercise)).outcomes().stream()
        .map(outcome -> dynamicTest(name(outcome), place, () -> requirePassed(exercise, outcome)));
  }

  /** The line of the method that is to be written, as IDEs open it. */
  private static URI place(Assignment exercise) {
    return URI.create(file(exercise).toUri() + "?line=" + line(exercise));
  }

  private static Path file(Assignment exercise) {
    return FOLDER.resolve(exercise.piece() + ".java").toAbsolutePath();
  }

  private static int line(Assignment exercise) {
    try {
      return Sources.read(FOLDER).lineOf(exercise.piece(), exercise.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What may not be used is refused here as everywhere. */
  private static Subject subject(Assignment exercise) {
    String piece = exercise.piece();
    Map<String, Compiled> compiled =
        new PieceCompiler(StudentCompiler.ofPieces()).compile(sources(), Set.of(piece));
    return Optional.ofNullable(compiled.get(piece))
        .flatMap(Compiled::refusal)
        .map(sentence -> Subject.of("mine", settings -> refuse(sentence)))
        .orElse(MINE);
  }

  private static Object refuse(String sentence) {
    throw PieceException.error(sentence);
  }

  private static Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString();
        sources.put(
            name.replace(".java", ""), SourceText.of(name, Files.readAllBytes(file)).text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static String name(Outcome outcome) {
    int points = outcome.points();
    return "%s (%d %s)".formatted(outcome.check(), points, points == 1 ? "point" : "points");
  }

  private static void requirePassed(Assignment exercise, Outcome outcome) {
    if (outcome.status() != Outcome.Status.PASSED) {
      AssertionFailedError failure =
          new AssertionFailedError(
              "%s: %s%n%s".formatted(exercise, outcome.check(), outcome.message()));
      String type = "mine." + exercise.piece();
      failure.setStackTrace(
          new StackTraceElement[] {
            new StackTraceElement(type, "exercise", exercise.piece() + ".java", line(exercise))
          });
      throw failure;
    }
  }
}
