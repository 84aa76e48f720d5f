package mine;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * The checks of your own pieces, a tree: labs, their exercises, the checks of each. All of them:
 * {@code mvn test -Dgroups=mine}, or run this class in an IDE; those of lab 4: {@code -Dgroups=lab4
 * -DexcludedGroups=benchmark}, or run its method {@code lab4}. Each check is a test of its own, so
 * that one run shows all that is wrong; one that fails leads to the method to be written.
 */
@Tag("mine")
@DisplayName("Your pieces")
class MineTest {
  private static final Subject MINE = Subject.of(MineTest.class.getClassLoader(), "mine");
  private static final Path FOLDER = Path.of("labs/mine");

  @TestFactory
  @Tag("lab1")
  @DisplayName("Lab 1: Arrays and images")
  Stream<DynamicContainer> lab1() {
    return lab(1);
  }

  @TestFactory
  @Tag("lab2")
  @DisplayName("Lab 2: The forward pass")
  Stream<DynamicContainer> lab2() {
    return lab(2);
  }

  @TestFactory
  @Tag("lab3")
  @DisplayName("Lab 3: The cost")
  Stream<DynamicContainer> lab3() {
    return lab(3);
  }

  @TestFactory
  @Tag("lab4")
  @DisplayName("Lab 4: Back-propagation")
  Stream<DynamicContainer> lab4() {
    return lab(4);
  }

  @TestFactory
  @Tag("lab5")
  @DisplayName("Lab 5: Checking gradients")
  Stream<DynamicContainer> lab5() {
    return lab(5);
  }

  @TestFactory
  @Tag("lab6")
  @DisplayName("Lab 6: Mini-batch descent")
  Stream<DynamicContainer> lab6() {
    return lab(6);
  }

  @TestFactory
  @Tag("lab7")
  @DisplayName("Lab 7: The cyclical rate")
  Stream<DynamicContainer> lab7() {
    return lab(7);
  }

  @TestFactory
  @Tag("lab8")
  @DisplayName("Lab 8: Searching for lambda")
  Stream<DynamicContainer> lab8() {
    return lab(8);
  }

  @TestFactory
  @Tag("lab9")
  @DisplayName("Lab 9: Width and dropout")
  Stream<DynamicContainer> lab9() {
    return lab(9);
  }

  @TestFactory
  @Tag("lab10")
  @DisplayName("Lab 10: Augmentation")
  Stream<DynamicContainer> lab10() {
    return lab(10);
  }

  @TestFactory
  @Tag("lab11")
  @DisplayName("Lab 11: Adam, and what one run proves")
  Stream<DynamicContainer> lab11() {
    return lab(11);
  }

  private static Stream<DynamicContainer> lab(int number) {
    return Course.all().stream()
        .filter(exercise -> exercise.lab() == number)
        .map(
            exercise ->
                dynamicContainer(exercise.toString(), place(exercise), checks(exercise).stream()));
  }

  private static List<DynamicTest> checks(Assignment exercise) {
    return Checker.check(exercise, subject(exercise)).outcomes().stream()
        .map(
            outcome ->
                dynamicTest(name(outcome), place(exercise), () -> requirePassed(exercise, outcome)))
        .toList();
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
