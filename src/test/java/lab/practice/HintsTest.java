package lab.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.console.TemporaryProject;
import lab.console.TemporaryProject.Ended;
import lab.course.Course;
import lab.piece.Assignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HintsTest {
  private static final Path HINTS = Path.of("src/main/resources/lab/hints");

  @TempDir Path folder;

  static List<Path> hints() throws IOException {
    try (Stream<Path> files = Files.list(HINTS)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyExerciseHasHintsAndNothingElseHas() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> stubs = Files.list(Path.of("labs/mine"))) {
      for (Path stub : stubs.toList()) {
        Pattern.compile("@Exercise\\(\"(.+?)\"\\)")
            .matcher(Files.readString(stub))
            .results()
            .forEach(mark -> ids.add(mark.group(1) + ".txt"));
      }
    }
    assertThat(hints())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(ids)
        .containsAll(Course.all().stream().map(exercise -> exercise.id() + ".txt").toList());
  }

  @ParameterizedTest
  @MethodSource("hints")
  void threeOfThemEachLongerThanANod(Path file) {
    List<String> hints = Hints.of(file.getFileName().toString().replace(".txt", ""));
    assertThat(hints).hasSize(3).allMatch(hint -> hint.length() > 80).doesNotHaveDuplicates();
    assertThat(hints).allMatch(hint -> hint.matches("(?s).*[.?]"));
  }

  /** Whether a line of any answer stands in it, however it is spaced or broken. */
  @ParameterizedTest
  @MethodSource("hints")
  void noAnswerIsGivenAway(Path file) throws IOException {
    Path references = Path.of("solutions/reference");
    assumeTrue(Files.isDirectory(references), "no references to compare with");
    String text = bare(Files.readString(file));
    try (Stream<Path> all = Files.list(references)) {
      for (Path reference : all.toList()) {
        assertThat(answers(reference)).isNotEmpty().noneMatch(text::contains);
      }
    }
  }

  private static List<String> answers(Path reference) throws IOException {
    String source = Files.readString(reference);
    List<String> given = Stub.of(source).lines().map(HintsTest::bare).toList();
    return Stub.answer(source).stream()
        .map(HintsTest::bare)
        .filter(line -> line.length() > 15 && !given.contains(line))
        .toList();
  }

  private static String bare(String text) {
    return text.replaceAll("(?m)//.*$", "").replaceAll("\\s+", "");
  }

  @Test
  void eachTimeTheNextOneAndThenTheLast() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder);
    Assignment exercise = Course.of("4.1");
    List<String> hints = Hints.of("4.1");
    for (int i = 1; i <= 3; i++) {
      Ended ended = project.lab("hint", "4.1");
      assertThat(ended.out())
          .startsWith("%s %s, hint %d of 3:".formatted(exercise.id(), exercise.piece(), i))
          .doesNotContain("That is the last hint");
      assertThat(joined(ended.out())).contains(joined(hints.get(i - 1)));
    }
    assertThat(project.lab("hint", "backprop").out())
        .startsWith("4.1 Backprop, hint 3 of 3:")
        .endsWith("That is the last hint; labs/lab hint 4.1 --all shows all.\n");
    assertThat(project.lab("hint", "4.1", "--again").out())
        .startsWith("4.1 Backprop, hint 1 of 3:");
    assertThat(project.lab("hint", "4.1").out()).startsWith("4.1 Backprop, hint 2 of 3:");
    assertThat(project.lab("hint", "4.1", "--all").out())
        .contains("hint 1 of 3:", "hint 2 of 3:", "hint 3 of 3:");
    assertThat(project.lab("hint", "4.1", "--all").out().lines())
        .allMatch(line -> line.length() <= 88);
  }

  private static String joined(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
