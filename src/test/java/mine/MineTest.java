package mine;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The checks of your own pieces: {@code mvn test -Dgroups=mine}, or run this class in an IDE. */
@Tag("mine")
class MineTest {
  private static final Subject MINE = Subject.of(MineTest.class.getClassLoader(), "mine");
  private static final Path FOLDER = Path.of("labs/mine");

  @TestFactory
  Stream<DynamicContainer> exercises() {
    return Course.all().stream()
        .map(exercise -> dynamicContainer(exercise.toString(), checks(exercise)));
  }

  private static Stream<DynamicTest> checks(Assignment exercise) {
    return Checker.check(exercise, subject(exercise)).outcomes().stream()
        .map(outcome -> dynamicTest(name(outcome), () -> requirePassed(exercise, outcome)));
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
      Assertions.fail("%s: %s%n%s".formatted(exercise, outcome.check(), outcome.message()));
    }
  }
}
