package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.MemoryLoader;
import lab.piece.Outcome.Status;
import lab.piece.PieceCompiler;
import lab.piece.StudentCompiler;
import lab.piece.Subject;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pieces written by people who had seen stubs and README alone: every wrong one fails, every right
 * one passes. The table says what is wrong with each, and the words that its messages must have:
 * none where nothing true is said yet.
 */
@Tag("slow")
class StudentsTest {
  private static final Path FOLDER = Path.of("src/test/resources/students");
  private static final PieceCompiler COMPILER = new PieceCompiler(StudentCompiler.ofPieces());

  private record Piece(String name, Assignment exercise, boolean right, String says, Path file) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Piece> pieces() throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Piece> pieces = new ArrayList<>();
    try (CSVParser table =
        CSVParser.parse(FOLDER.resolve("pieces.csv"), StandardCharsets.UTF_8, format)) {
      for (CSVRecord line : table) {
        Assignment exercise = Course.of(line.get("exercise"));
        pieces.add(
            new Piece(
                line.get("folder"),
                exercise,
                line.get("right").equals("yes"),
                line.get("says"),
                FOLDER.resolve(line.get("folder")).resolve(exercise.piece() + ".java")));
      }
    }
    return pieces;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pieces")
  void isToldRightFromWrong(Piece piece) throws IOException {
    String name = piece.exercise.piece();
    Compiled compiled =
        COMPILER.compile(Map.of(name, Files.readString(piece.file)), Set.of(name)).get(name);
    if (compiled.failed()) {
      assertThat(piece.right).as(compiled.problem()).isFalse();
      assertThat(compiled.problem()).containsPattern(piece.says);
      return;
    }
    Verdict verdict =
        Checker.check(piece.exercise, Subject.of(new MemoryLoader(compiled.classes()), "mine"));
    List<String> messages =
        verdict.outcomes().stream()
            .filter(outcome -> outcome.status() != Status.PASSED)
            .map(one -> one.message().text())
            .toList();
    assertThat(messages.isEmpty()).as(messages.toString()).isEqualTo(piece.right);
    if (!piece.right) {
      assertThat(messages).anySatisfy(said -> assertThat(said).containsPattern(piece.says));
    }
  }
}
